#include "show/show_check.h"

#include <string.h>

#include "base/uuid.h"
#include "document/metadata.h"

/* What directories take: of names and titles the first 255 characters are shown, and descriptions
 * have 4000 bytes. */
enum { LONGEST_TITLE = 255, LONGEST_DESCRIPTION = 4000 };

gboolean show_is_one_line(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (g_unichar_iscntrl(g_utf8_get_char(text))) {
            return FALSE;
        }
    }
    return TRUE;
}

const char *check_title(char **text)
{
    return g_utf8_strlen(*text, -1) <= LONGEST_TITLE ? NULL : "at most 255 characters long";
}

const char *check_description(char **text)
{
    return strlen(*text) <= LONGEST_DESCRIPTION ? NULL : "at most 4000 bytes long";
}

const char *check_language(char **text)
{
    const MetadataKey *key = metadata_key("language", FALSE);
    return key->is_valid(*text) ? NULL : key->form;
}

const char *check_email(char **text)
{
    return g_regex_match_simple("^[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>]+$", *text, 0, 0)
               ? NULL
               : "an address of mail (“radio@example.org”)";
}

/* The web address TEXT in its parts, or NULL where it is none. */
static GUri *web_address(const char *text)
{
    g_autoptr(GUri) uri = g_uri_parse(text, G_URI_FLAGS_ENCODED, NULL);
    const char *scheme = uri ? g_uri_get_scheme(uri) : "";
    gboolean is_web = strcmp(scheme, "https") == 0 || strcmp(scheme, "http") == 0;
    return is_web && g_uri_get_host(uri) && *g_uri_get_host(uri) ? g_steal_pointer(&uri) : NULL;
}

const char *check_url(char **text)
{
    g_autoptr(GUri) uri = web_address(*text);
    return uri ? NULL : "a web address (“https://example.org/”)";
}

const char *check_site(char **text)
{
    g_autoptr(GUri) uri = web_address(*text);
    if (!uri || g_uri_get_query(uri) || g_uri_get_fragment(uri)) {
        return "a web address without “?” and “#” (“https://example.org/show/”)";
    }
    if (!g_str_has_suffix(*text, "/")) {
        char *whole = g_strconcat(*text, "/", NULL);
        g_free(*text);
        *text = whole;
    }
    return NULL;
}

const char *check_guid(char **text)
{
    guint8 bytes[UUID_BYTES];
    return uuid_parse(*text, bytes) ? NULL : "a UUID (“917393e3-1b1e-5cef-ace4-edaa54e1f810”)";
}

const char *check_licence(char **text)
{
    return strlen(*text) <= 128 ? NULL : "at most 128 bytes long (“cc-by-4.0”)";
}

const char *check_medium(char **text)
{
    static const char *const media[] = {"podcast",    "music", "video",     "film",   "audiobook",
                                        "newsletter", "blog",  "publisher", "course", NULL};
    return g_strv_contains(media, *text) ? NULL
                                         : "podcast, audiobook, newsletter, blog, course, music, "
                                           "video, film or publisher";
}
