#include "cmocka_headers.h"
#include "speech/pool.h"
#include <string.h>
static void speaks(void **state)
{
    (void)state;
    GError *error = NULL;
    SpeechPool *pool = speech_pool_new(2, NULL, NULL, &error);
    if (!pool) print_message("%s\n", error->message);
    assert_non_null(pool);
    Voice voice = {.name="a", .engine="espeak-ng",.engine_voice="gmw/en-US",.variant="f2",.rate=170,.pitch=50,.range=50};
    const char *text = "I am on the mat.";
    Span words[]={{0,1},{2,4},{5,7},{8,11},{12,15}};
    SpeechRequest r = {.voice=&voice,.text=text,.length=strlen(text),.words=words,.word_count=5};
    Speech *s = speech_job_wait(speech_pool_ask(pool,&r),&error);
    if (!s) print_message("%s\n", error->message);
    assert_non_null(s);
    print_message("%zu:", s->length);
    for (gsize i=0;i<5;i++) print_message(" %u", s->word_starts[i]);
    speech_free(s);
    assert_true(speech_pool_check_voice(pool,&voice,&error));
    speech_pool_free(pool);
}
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(speaks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
