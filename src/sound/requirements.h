/* What a preset's files have to measure, once they are decoded. */
#ifndef LECTERN_SOUND_REQUIREMENTS_H
#define LECTERN_SOUND_REQUIREMENTS_H

/* Each a lowest and a highest value, both allowed; -HUGE_VAL and HUGE_VAL where it is open. */
typedef struct {
    double loudness_lufs[2];   /* integrated, of all chapters together, one channel counted once */
    double true_peak_dbtp[2];  /* of the highest chapter */
    double rms_db[2];          /* of each chapter, its silence included; full scale is 0 dB */
    double sample_peak_db[2];  /* of each chapter */
    double floor_db[2];        /* RMS of the quietest half second of each chapter */
    double head_ms[2];         /* silence before each chapter: what is below -60 dB */
    double tail_ms[2];         /* and behind it */
    double chapter_minutes[2]; /* how long each is */
    double kbps[2];            /* bits of each file by its length */
    double rate[2];            /* samples a second */
    double speakers_lu[2]; /* how far the loudest speaker is from the softest, of those who speak
                            * for ten seconds or more */
} Requirements;

#endif
