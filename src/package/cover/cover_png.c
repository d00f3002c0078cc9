#include "package/cover/cover_png.h"

#include <png.h>
#include <string.h>
#include <zlib.h>

/* The quickest: what is large in a cover is flat. */
enum { ZLIB_LEVEL = 1 };

static void append(png_structp png, png_bytep bytes, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint)length);
}

static void flush(png_structp png)
{
    (void)png;
}

static void write_rows(png_structp png, const guint8 *pixels, guint width, guint height,
                       gsize stride, guint8 *row)
{
    for (guint y = 0; y < height; y++) {
        const guint32 *line = (const guint32 *)(gconstpointer)(pixels + y * stride);
        for (gsize x = 0; x < width; x++) {
            row[3 * x] = (guint8)(line[x] >> 16);
            row[3 * x + 1] = (guint8)(line[x] >> 8);
            row[3 * x + 2] = (guint8)line[x];
        }
        png_write_row(png, row);
    }
}

GByteArray *cover_png(const guint8 *pixels, guint width, guint height, gsize stride)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 *row = g_malloc(3UL * width);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        g_byte_array_unref(bytes);
        g_free(row);
        return NULL;
    }
    png_text made = {
        .compression = PNG_TEXT_COMPRESSION_NONE,
        .key = (char *)"Software",
        .text = (char *)"Lectern",
    };
    png_set_write_fn(png, bytes, append, flush);
    png_set_compression_level(png, ZLIB_LEVEL);
    png_set_compression_strategy(png, Z_RLE);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_text(png, info, &made, 1);
    png_write_info(png, info);
    write_rows(png, pixels, width, height, stride, row);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    g_free(row);
    return bytes;
}
