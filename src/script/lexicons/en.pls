<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and words that espeak-ng reads wrongly, as English says them. An r is written where America
     says it; voices that do not say it leave it out. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <!-- Britain and Ireland -->
  <lexeme><grapheme>Caoimhe</grapheme><phoneme>ˈkwiːvə</phoneme></lexeme>
  <lexeme><grapheme>Ciarán</grapheme><grapheme>Ciaran</grapheme><phoneme>ˈkiːɹən</phoneme></lexeme>
  <lexeme><grapheme>Dáil</grapheme><phoneme>ˈdɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Eilidh</grapheme><phoneme>ˈeɪli</phoneme></lexeme>
  <lexeme><grapheme>Eoin</grapheme><phoneme>ˈoʊɪn</phoneme></lexeme>
  <lexeme><grapheme>Niamh</grapheme><phoneme>ˈniːv</phoneme></lexeme>
  <lexeme><grapheme>Oisín</grapheme><grapheme>Oisin</grapheme><phoneme>ˈɒʃiːn</phoneme></lexeme>
  <lexeme><grapheme>Padraig</grapheme><grapheme>Pádraig</grapheme><phoneme>ˈpɔːdɹɪɡ</phoneme></lexeme>
  <lexeme><grapheme>Ruaridh</grapheme><phoneme>ˈɹɔːɹi</phoneme></lexeme>
  <lexeme><grapheme>Saoirse</grapheme><phoneme>ˈsɝʃə</phoneme></lexeme>
  <lexeme><grapheme>Alnwick</grapheme><phoneme>ˈænɪk</phoneme></lexeme>
  <lexeme><grapheme>Beauchamp</grapheme><phoneme>ˈbiːtʃəm</phoneme></lexeme>
  <lexeme><grapheme>Belvoir</grapheme><phoneme>ˈbiːvɚ</phoneme></lexeme>
  <lexeme><grapheme>Bicester</grapheme><phoneme>ˈbɪstɚ</phoneme></lexeme>
  <lexeme><grapheme>Caius College</grapheme><phoneme>ˈkiːz ˈkɒlɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>Cholmondeley</grapheme><phoneme>ˈtʃʌmli</phoneme></lexeme>
  <lexeme><grapheme>Culzean</grapheme><phoneme>kəˈleɪn</phoneme></lexeme>
  <lexeme><grapheme>Featherstonehaugh</grapheme><phoneme>ˈfænʃɔː</phoneme></lexeme>
  <lexeme><grapheme>Hawick</grapheme><phoneme>ˈhɔɪk</phoneme></lexeme>
  <lexeme><grapheme>Kirkcudbright</grapheme><phoneme>kɚˈkuːbɹi</phoneme></lexeme>
  <lexeme><grapheme>Leveson</grapheme><phoneme>ˈluːsən</phoneme></lexeme>
  <lexeme><grapheme>Loughborough</grapheme><phoneme>ˈlʌfbɹə</phoneme></lexeme>
  <lexeme><grapheme>Magdalen College</grapheme><phoneme>ˈmɔːdlɪn ˈkɒlɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>Mainwaring</grapheme><phoneme>ˈmænɚɹɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Marjoribanks</grapheme><phoneme>ˈmɑːɹtʃbæŋks</phoneme></lexeme>
  <lexeme><grapheme>Milngavie</grapheme><phoneme>mɪlˈɡaɪ</phoneme></lexeme>
  <lexeme><grapheme>Southwark</grapheme><phoneme>ˈsʌðɚk</phoneme></lexeme>
  <lexeme><grapheme>Towcester</grapheme><phoneme>ˈtoʊstɚ</phoneme></lexeme>
  <!-- America -->
  <lexeme><grapheme>Boise</grapheme><phoneme>ˈbɔɪsi</phoneme></lexeme>
  <lexeme><grapheme>Mackinac</grapheme><phoneme>ˈmækɪnɔː</phoneme></lexeme>
  <lexeme><grapheme>Oaxaca</grapheme><phoneme>wəˈhɑːkə</phoneme></lexeme>
  <lexeme><grapheme>Puyallup</grapheme><phoneme>pjuːˈæləp</phoneme></lexeme>
  <lexeme><grapheme>Poughkeepsie</grapheme><phoneme>pəˈkɪpsi</phoneme></lexeme>
  <lexeme><grapheme>Schuylkill</grapheme><phoneme>ˈskuːlkɪl</phoneme></lexeme>
  <lexeme><grapheme>Tucson</grapheme><phoneme>ˈtuːsɒn</phoneme></lexeme>
  <lexeme><grapheme>Guadalajara</grapheme><phoneme>ˌɡwɑːdələˈhɑːɹə</phoneme></lexeme>
  <lexeme><grapheme>Tijuana</grapheme><phoneme>tiːəˈwɑːnə</phoneme></lexeme>
  <!-- Eastern Europe -->
  <lexeme><grapheme>Bakhmut</grapheme><phoneme>bɑːxˈmuːt</phoneme></lexeme>
  <lexeme><grapheme>Bulgakov</grapheme><phoneme>bʊlˈɡɑːkɒf</phoneme></lexeme>
  <lexeme><grapheme>Chekhov</grapheme><phoneme>ˈtʃɛkɒf</phoneme></lexeme>
  <lexeme><grapheme>Chișinău</grapheme><phoneme>ˌkiːʃɪˈnaʊ</phoneme></lexeme>
  <lexeme><grapheme>Djokovic</grapheme><grapheme>Djoković</grapheme><phoneme>ˈdʒoʊkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Donbas</grapheme><phoneme>dɒnˈbæs</phoneme></lexeme>
  <lexeme><grapheme>Dostoevsky</grapheme><grapheme>Dostoyevsky</grapheme><phoneme>ˌdɒstɔɪˈɛfski</phoneme></lexeme>
  <lexeme><grapheme>Dvořák</grapheme><grapheme>Dvorak</grapheme><phoneme>ˈdvɔːɹʒɑːk</phoneme></lexeme>
  <lexeme><grapheme>Gdańsk</grapheme><grapheme>Gdansk</grapheme><phoneme>ɡəˈdænsk</phoneme></lexeme>
  <lexeme><grapheme>Gogol</grapheme><phoneme>ˈɡoʊɡəl</phoneme></lexeme>
  <lexeme><grapheme>Gorbachev</grapheme><phoneme>ˈɡɔːɹbətʃɒf</phoneme></lexeme>
  <lexeme><grapheme>Kaczyński</grapheme><grapheme>Kaczynski</grapheme><phoneme>kəˈtʃɪnski</phoneme></lexeme>
  <lexeme><grapheme>Kharkiv</grapheme><phoneme>ˈxɑːɹkɪv</phoneme></lexeme>
  <lexeme><grapheme>Kherson</grapheme><phoneme>xɚˈsɒn</phoneme></lexeme>
  <lexeme><grapheme>Khrushchev</grapheme><phoneme>ˈkɹʊʃtʃɒf</phoneme></lexeme>
  <lexeme><grapheme>Kieślowski</grapheme><phoneme>kiːˈʃlɒfski</phoneme></lexeme>
  <lexeme><grapheme>Kosciuszko</grapheme><phoneme>ˌkɒsiˈʌskoʊ</phoneme></lexeme>
  <lexeme><grapheme>Kościuszko</grapheme><phoneme>kɔːʃˈtʃʊʃkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Kraków</grapheme><phoneme>ˈkɹɑːkʊf</phoneme></lexeme>
  <lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkiːɪv</phoneme></lexeme>
  <lexeme><grapheme>Ljubljana</grapheme><phoneme>ljuːˈbljɑːnə</phoneme></lexeme>
  <lexeme><grapheme>Łódź</grapheme><phoneme>ˈwuːdʒ</phoneme></lexeme>
  <lexeme><grapheme>Luhansk</grapheme><phoneme>luːˈhɑːnsk</phoneme></lexeme>
  <lexeme><grapheme>Lviv</grapheme><phoneme>ləˈviːv</phoneme></lexeme>
  <lexeme><grapheme>Mariupol</grapheme><phoneme>ˌmæɹiˈuːpɒl</phoneme></lexeme>
  <lexeme><grapheme>Medvedev</grapheme><phoneme>mɛdˈvɛdɪf</phoneme></lexeme>
  <lexeme><grapheme>Modrić</grapheme><phoneme>ˈmɒdɹɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Nabokov</grapheme><phoneme>nəˈboʊkɒf</phoneme></lexeme>
  <lexeme><grapheme>Navalny</grapheme><phoneme>nəˈvɑːlni</phoneme></lexeme>
  <lexeme><grapheme>Nemtsov</grapheme><phoneme>ˈnɛmtsɒf</phoneme></lexeme>
  <lexeme><grapheme>Odesa</grapheme><phoneme>oʊˈdɛsə</phoneme></lexeme>
  <lexeme><grapheme>Prigozhin</grapheme><phoneme>pɹɪˈɡoʊʒɪn</phoneme></lexeme>
  <lexeme><grapheme>Putin</grapheme><phoneme>ˈpuːtɪn</phoneme></lexeme>
  <lexeme><grapheme>Rachmaninoff</grapheme><grapheme>Rachmaninov</grapheme><phoneme>ɹɑːkˈmænɪnɒf</phoneme></lexeme>
  <lexeme><grapheme>Solzhenitsyn</grapheme><phoneme>ˌsɒlʒəˈniːtsɪn</phoneme></lexeme>
  <lexeme><grapheme>Skopje</grapheme><phoneme>ˈskɒpjeɪ</phoneme></lexeme>
  <lexeme><grapheme>Świątek</grapheme><phoneme>ˈʃfjɒntɛk</phoneme></lexeme>
  <lexeme><grapheme>Tchaikovsky</grapheme><phoneme>tʃaɪˈkɒfski</phoneme></lexeme>
  <lexeme><grapheme>Donald Tusk</grapheme><phoneme>ˈdɒnəld ˈtuːsk</phoneme></lexeme>
  <lexeme><grapheme>Wałęsa</grapheme><grapheme>Walesa</grapheme><phoneme>vəˈwɛnsə</phoneme></lexeme>
  <lexeme><grapheme>Wrocław</grapheme><phoneme>ˈvɹɒtslɑːf</phoneme></lexeme>
  <lexeme><grapheme>Yevgeny</grapheme><grapheme>Yevgeniy</grapheme><phoneme>jɪvˈɡɛni</phoneme></lexeme>
  <lexeme><grapheme>Zaporizhzhia</grapheme><phoneme>ˌzɑːpəˈɹiːʒə</phoneme></lexeme>
  <lexeme><grapheme>Zelenskyy</grapheme><phoneme>zɪˈlɛnski</phoneme></lexeme>
  <!-- Western and northern Europe -->
  <lexeme><grapheme>Anaïs</grapheme><phoneme>ˌænaɪˈiːs</phoneme></lexeme>
  <lexeme><grapheme>Åse</grapheme><phoneme>ˈɔːsə</phoneme></lexeme>
  <lexeme><grapheme>Benoît</grapheme><phoneme>bɛnˈwɑː</phoneme></lexeme>
  <lexeme><grapheme>Björk</grapheme><phoneme>ˈbjɝk</phoneme></lexeme>
  <lexeme><grapheme>Bjørn</grapheme><phoneme>ˈbjɝn</phoneme></lexeme>
  <lexeme><grapheme>Bodø</grapheme><phoneme>ˈboʊdɜː</phoneme></lexeme>
  <lexeme><grapheme>Camus</grapheme><phoneme>kæˈmuː</phoneme></lexeme>
  <lexeme><grapheme>Chalamet</grapheme><phoneme>ˈʃæləmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Champs-Élysées</grapheme><phoneme>ˌʃɑ̃zeɪliˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Chopin</grapheme><phoneme>ˈʃoʊpæ̃</phoneme></lexeme>
  <lexeme><grapheme>Debussy</grapheme><phoneme>dəˈbuːsi</phoneme></lexeme>
  <lexeme><grapheme>Descartes</grapheme><phoneme>ˈdeɪkɑːɹt</phoneme></lexeme>
  <lexeme><grapheme>Élodie</grapheme><phoneme>ˈeɪlədi</phoneme></lexeme>
  <lexeme><grapheme>Fermat</grapheme><phoneme>ˈfɝmɑː</phoneme></lexeme>
  <lexeme><grapheme>Foucault</grapheme><phoneme>ˈfuːkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Givenchy</grapheme><phoneme>ˈʒiːvɑ̃ʃi</phoneme></lexeme>
  <lexeme><grapheme>Goethe</grapheme><phoneme>ˈɡɝtə</phoneme></lexeme>
  <lexeme><grapheme>Göteborg</grapheme><phoneme>ˈjɜːtəbɔːɹ</phoneme></lexeme>
  <lexeme><grapheme>Guillaume</grapheme><phoneme>ˈɡiːjoʊm</phoneme></lexeme>
  <lexeme><grapheme>Håkon</grapheme><phoneme>ˈhɔːkɒn</phoneme></lexeme>
  <lexeme><grapheme>Hermès</grapheme><phoneme>ɛɹˈmɛz</phoneme></lexeme>
  <lexeme><grapheme>Hollande</grapheme><phoneme>ɒˈlɒnd</phoneme></lexeme>
  <lexeme><grapheme>Jacques</grapheme><phoneme>ˈʒɑːk</phoneme></lexeme>
  <lexeme><grapheme>Kirkenes</grapheme><phoneme>ˈçɝkənɛs</phoneme></lexeme>
  <lexeme><grapheme>Knausgård</grapheme><phoneme>kəˈnaʊsɡɔːɹ</phoneme></lexeme>
  <lexeme><grapheme>Malmö</grapheme><phoneme>ˈmælmɜː</phoneme></lexeme>
  <lexeme><grapheme>Edvard Munch</grapheme><phoneme>ˈɛdvɑːɹd ˈmʊŋk</phoneme></lexeme>
  <lexeme><grapheme>Peugeot</grapheme><phoneme>ˈpɜːʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Poincaré</grapheme><phoneme>ˈpwæ̃kæɹeɪ</phoneme></lexeme>
  <lexeme><grapheme>Porsche</grapheme><phoneme>ˈpɔːɹʃə</phoneme></lexeme>
  <lexeme><grapheme>Proust</grapheme><phoneme>ˈpɹuːst</phoneme></lexeme>
  <lexeme><grapheme>Reims</grapheme><phoneme>ˈɹæ̃s</phoneme></lexeme>
  <lexeme><grapheme>Renault</grapheme><phoneme>ɹəˈnoʊ</phoneme></lexeme>
  <lexeme><grapheme>Rousseau</grapheme><phoneme>ˈɹuːsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Sarkozy</grapheme><phoneme>ˌsɑːɹkoʊˈziː</phoneme></lexeme>
  <lexeme><grapheme>Schrödinger</grapheme><phoneme>ˈʃɹɜːdɪŋɚ</phoneme></lexeme>
  <lexeme><grapheme>Scholz</grapheme><phoneme>ˈʃɒlts</phoneme></lexeme>
  <lexeme><grapheme>Søren</grapheme><phoneme>ˈsɜːɹən</phoneme></lexeme>
  <lexeme><grapheme>Stavanger</grapheme><phoneme>stəˈvæŋɚ</phoneme></lexeme>
  <lexeme><grapheme>Tromsø</grapheme><phoneme>ˈtɹʊmsɜː</phoneme></lexeme>
  <lexeme><grapheme>Ursula von der Leyen</grapheme><phoneme>ˈɝsjʊlə fɒn deə ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Villeneuve</grapheme><phoneme>viːlˈnɜːv</phoneme></lexeme>
  <lexeme><grapheme>von der Leyen</grapheme><phoneme>fɒn deə ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Wagner Group</grapheme><phoneme>ˈvɑːɡnɚ ˈɡɹuːp</phoneme></lexeme>
  <!-- Spanish and Portuguese -->
  <lexeme><grapheme>Almodóvar</grapheme><phoneme>ˌælməˈdoʊvɑːɹ</phoneme></lexeme>
  <lexeme><grapheme>Chávez</grapheme><phoneme>ˈtʃɑːvɛz</phoneme></lexeme>
  <lexeme><grapheme>Che Guevara</grapheme><phoneme>ˈtʃeɪ ɡəˈvɑːɹə</phoneme></lexeme>
  <lexeme><grapheme>Cuarón</grapheme><phoneme>kwɑːˈɹoʊn</phoneme></lexeme>
  <lexeme><grapheme>Guadalupe</grapheme><phoneme>ˌɡwɑːdəˈluːpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Guardiola</grapheme><phoneme>ˌɡwɑːɹdiˈoʊlə</phoneme></lexeme>
  <lexeme><grapheme>Iñárritu</grapheme><phoneme>ɪˈnjɑːɹɪtuː</phoneme></lexeme>
  <lexeme><grapheme>Javier</grapheme><phoneme>ˌhɑːviˈeɪ</phoneme></lexeme>
  <lexeme><grapheme>Joaquin</grapheme><grapheme>Joaquín</grapheme><phoneme>wɑːˈkiːn</phoneme></lexeme>
  <lexeme><grapheme>Jorge Luis Borges</grapheme><phoneme>ˈhɔːɹheɪ luːˈiːs ˈbɔːɹhɛs</phoneme></lexeme>
  <lexeme><grapheme>Maduro</grapheme><phoneme>məˈdʊɹoʊ</phoneme></lexeme>
  <lexeme><grapheme>Márquez</grapheme><phoneme>ˈmɑːɹkɛs</phoneme></lexeme>
  <lexeme><grapheme>Rajoy</grapheme><phoneme>ɹɑːˈhɔɪ</phoneme></lexeme>
  <lexeme><grapheme>Rio de Janeiro</grapheme><phoneme>ˈɹiːoʊ deɪ ʒəˈnɛɹoʊ</phoneme></lexeme>
  <lexeme><grapheme>Sánchez</grapheme><phoneme>ˈsæntʃɛz</phoneme></lexeme>
  <lexeme><grapheme>Ximena</grapheme><phoneme>hɪˈmeɪnə</phoneme></lexeme>
  <!-- Asia and Africa -->
  <lexeme><grapheme>Addis Ababa</grapheme><phoneme>ˈædɪs ˈæbəbə</phoneme></lexeme>
  <lexeme><grapheme>Chiwetel Ejiofor</grapheme><phoneme>ˈtʃuːətɛl ˈɛdʒioʊfɔːɹ</phoneme></lexeme>
  <lexeme><grapheme>Huawei</grapheme><phoneme>ˈwɑːweɪ</phoneme></lexeme>
  <lexeme><grapheme>Kabul</grapheme><phoneme>ˈkɑːbʊl</phoneme></lexeme>
  <lexeme><grapheme>Khamenei</grapheme><phoneme>ˌxɑːməˈneɪ</phoneme></lexeme>
  <lexeme><grapheme>Kwame</grapheme><phoneme>ˈkwɑːmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Lupita Nyong’o</grapheme><phoneme>luːˈpiːtə ˈnjɒŋoʊ</phoneme></lexeme>
  <lexeme><grapheme>Mbappé</grapheme><phoneme>əmˈbæpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Nadal</grapheme><phoneme>nəˈdɑːl</phoneme></lexeme>
  <lexeme><grapheme>Nguyen</grapheme><grapheme>Nguyễn</grapheme><phoneme>ˈwɪn</phoneme></lexeme>
  <lexeme><grapheme>Nkrumah</grapheme><phoneme>əŋˈkɹuːmə</phoneme></lexeme>
  <lexeme><grapheme>Phnom Penh</grapheme><phoneme>pəˈnɒm ˈpɛn</phoneme></lexeme>
  <lexeme><grapheme>Qing dynasty</grapheme><phoneme>ˈtʃɪŋ ˈdɪnəsti</phoneme></lexeme>
  <lexeme><grapheme>Rohingya</grapheme><phoneme>ɹoʊˈhɪndʒə</phoneme></lexeme>
  <lexeme><grapheme>Aung San Suu Kyi</grapheme><phoneme>ˈaʊŋ ˈsæn ˈsuː ˈtʃiː</phoneme></lexeme>
  <lexeme><grapheme>Thabo Mbeki</grapheme><phoneme>ˈtɑːboʊ əmˈbɛki</phoneme></lexeme>
  <lexeme><grapheme>Tigray</grapheme><phoneme>tɪˈɡɹaɪ</phoneme></lexeme>
  <lexeme><grapheme>Uyghur</grapheme><grapheme>Uighur</grapheme><phoneme>ˈwiːɡɚ</phoneme></lexeme>
  <lexeme><grapheme>Uyghurs</grapheme><grapheme>Uighurs</grapheme><phoneme>ˈwiːɡɚz</phoneme></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme>ˈʃiː</phoneme></lexeme>
  <lexeme><grapheme>Xiaomi</grapheme><phoneme>ˈʃaʊmi</phoneme></lexeme>
  <lexeme><grapheme>Xiaoping</grapheme><phoneme>ˌʃaʊˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ˌʃɪnˈdʒjɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhou</grapheme><phoneme>ˈdʒoʊ</phoneme></lexeme>
  <!-- Sciences and letters -->
  <lexeme><grapheme>Aeschylus</grapheme><phoneme>ˈiːskɪləs</phoneme></lexeme>
  <lexeme><grapheme>Betelgeuse</grapheme><phoneme>ˈbiːtəldʒuːz</phoneme></lexeme>
  <lexeme><grapheme>Calliope</grapheme><phoneme>kəˈlaɪəpi</phoneme></lexeme>
  <lexeme><grapheme>Charon</grapheme><phoneme>ˈkɛɹən</phoneme></lexeme>
  <lexeme><grapheme>Euripides</grapheme><phoneme>jʊˈɹɪpɪdiːz</phoneme></lexeme>
  <lexeme><grapheme>Thucydides</grapheme><phoneme>θjuːˈsɪdɪdiːz</phoneme></lexeme>
  <lexeme><grapheme>açaí</grapheme><grapheme>acai</grapheme><phoneme>ɑːsaɪˈiː</phoneme></lexeme>
  <lexeme><grapheme>boatswain</grapheme><phoneme>ˈboʊsən</phoneme></lexeme>
  <lexeme><grapheme>gnocchi</grapheme><phoneme>ˈnjɒki</phoneme></lexeme>
  <lexeme><grapheme>nginx</grapheme><phoneme>ˌɛndʒɪnˈɛks</phoneme></lexeme>
  <lexeme><grapheme>Pilates</grapheme><phoneme>pɪˈlɑːtiːz</phoneme></lexeme>
  <lexeme><grapheme>quinoa</grapheme><phoneme>ˈkiːnwɑː</phoneme></lexeme>
  <lexeme><grapheme>victuals</grapheme><phoneme>ˈvɪtəlz</phoneme></lexeme>
  <lexeme><grapheme>Scorsese</grapheme><phoneme>skɔːɹˈseɪzi</phoneme></lexeme>
  <lexeme><grapheme>LaBeouf</grapheme><phoneme>ləˈbʌf</phoneme></lexeme>
  <lexeme><grapheme>Nietzsche</grapheme><phoneme>ˈniːtʃə</phoneme></lexeme>
  <lexeme><grapheme>Xavier</grapheme><phoneme>ˈzeɪviɚ</phoneme></lexeme>
  <lexeme><grapheme>Qatar</grapheme><phoneme>kəˈtɑːɹ</phoneme></lexeme>
  <lexeme><grapheme>Brezhnev</grapheme><phoneme>ˈbɹɛʒnɛf</phoneme></lexeme>
</lexicon>
