/* Skip-gram with negative sampling over encoded lines (Mikolov et al. 2013), with the
 * negatives of one centre shared by all its context words and the updates of a window
 * written together (Ji et al. 2016, "Parallelizing Word2Vec in Shared and Distributed
 * Memory"). Called from skipgram.py; one call handles a run of lines on one thread. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define MAX_LINE 4096
#define MAX_DIM 512
#define MAX_TARGETS 32
#define MAX_CONTEXT 64

static inline uint64_t next_random(uint64_t *state) {
    uint64_t x = *state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    *state = x;
    return x * 2685821657736338717ULL;
}

static inline float unit(uint64_t *state) { return (float)(next_random(state) >> 40) / 16777216.0f; }

typedef float vec __attribute__((vector_size(64), aligned(4), may_alias));
static inline float total(vec v) { float s = 0; for (int i = 0; i < 16; i++) s += v[i]; return s; }

/* One centre: contexts are rows of `in`, the centre and the negatives rows of `out`. */
static void window_step(float *in, float *out, int dim, const int32_t *context, int contexts,
                        const int32_t *target, int targets, float rate) {
    float gradient[MAX_CONTEXT][MAX_TARGETS];
    vec change[MAX_TARGETS];
    int parts = dim / 16;
    for (int c = 0; c < contexts; c++) {
        const vec *x = (const vec *)(in + (int64_t)context[c] * dim);
        for (int t = 0; t < targets; t += 3) {
            const vec *y0 = (const vec *)(out + (int64_t)target[t] * dim);
            const vec *y1 = (const vec *)(out + (int64_t)target[t + 1 < targets ? t + 1 : t] * dim);
            const vec *y2 = (const vec *)(out + (int64_t)target[t + 2 < targets ? t + 2 : t] * dim);
            vec s0 = {0}, s1 = {0}, s2 = {0};
            for (int k = 0; k < parts; k++) { vec v = x[k]; s0 += v * y0[k]; s1 += v * y1[k]; s2 += v * y2[k]; }
            gradient[c][t] = total(s0);
            gradient[c][t + 1] = total(s1);
            gradient[c][t + 2] = total(s2);
        }
        for (int t = 0; t < targets; t++)
            gradient[c][t] = ((t == 0 ? 1.0f : 0.0f) - 1.0f / (1.0f + expf(-gradient[c][t]))) * rate;
    }
    for (int k = 0; k < parts; k++) {
        for (int t = 0; t < targets; t++) {
            vec s = {0};
            for (int c = 0; c < contexts; c++) s += gradient[c][t] * ((const vec *)(in + (int64_t)context[c] * dim))[k];
            change[t] = s;
        }
        for (int c = 0; c < contexts; c++) {
            vec *x = (vec *)(in + (int64_t)context[c] * dim);
            vec s = x[k];
            for (int t = 0; t < targets; t++) s += gradient[c][t] * ((const vec *)(out + (int64_t)target[t] * dim))[k];
            x[k] = s;
        }
        for (int t = 0; t < targets; t++) ((vec *)(out + (int64_t)target[t] * dim))[k] += change[t];
    }
}

/* Trains on lines order[first..last); `offsets` bound the lines in `tokens`. */
void skipgram_run(const int32_t *tokens, const int64_t *offsets, const int64_t *order,
                  int64_t first, int64_t last, float *in, float *out, int dim,
                  const float *keep, const int32_t *noise, int64_t noise_size, int window,
                  int negatives, float rate_start, float rate_end, uint64_t seed) {
    int32_t line[MAX_LINE], context[MAX_CONTEXT], target[MAX_TARGETS];
    uint64_t state = seed * 0x9E3779B97F4A7C15ULL + 1;
    for (int64_t n = first; n < last; n++) {
        float done = (float)(n - first) / (float)(last - first);
        float rate = rate_start + (rate_end - rate_start) * done;
        int64_t start = offsets[order[n]], stop = offsets[order[n] + 1];
        int length = 0;
        for (int64_t i = start; i < stop && length < MAX_LINE; i++)
            if (unit(&state) < keep[tokens[i]]) line[length++] = tokens[i];
        for (int i = 0; i < length; i++) {
            int reach = 1 + (int)(next_random(&state) % (uint64_t)window);
            int contexts = 0, targets = 1;
            for (int j = i - reach; j <= i + reach; j++)
                if (j >= 0 && j < length && j != i) context[contexts++] = line[j];
            if (contexts == 0) continue;
            target[0] = line[i];
            for (int k = 0; k < negatives; k++) {
                int32_t id = noise[next_random(&state) % (uint64_t)noise_size];
                if (id != line[i]) target[targets++] = id;
            }
            window_step(in, out, dim, context, contexts, target, targets, rate);
        }
    }
}
