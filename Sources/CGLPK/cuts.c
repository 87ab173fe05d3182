// The buffer a cut hook fills. Plain memory: it belongs to no GLPK environment.
#include "job.h"

#include <stdlib.h>

static bool grow(void **block, size_t count, size_t size) {
  void *bigger = realloc(*block, count * size);
  if (bigger == NULL) return false;
  *block = bigger;
  return true;
}

static bool reserve(cglpk_cuts *cuts, intptr_t more) {
  if (cuts->count == cuts->capacity) {
    size_t capacity = cuts->capacity == 0 ? 64 : 2 * (size_t)cuts->capacity;
    if (capacity > INT32_MAX / 2 || !grow((void **)&cuts->starts, capacity + 1, sizeof(intptr_t)) ||
        !grow((void **)&cuts->lowers, capacity, sizeof(double)) ||
        !grow((void **)&cuts->uppers, capacity, sizeof(double))) {
      return false;
    }
    cuts->capacity = (int32_t)capacity;
  }
  if (cuts->nonzeros + more > cuts->nonzero_capacity) {
    size_t capacity = 2 * ((size_t)cuts->nonzeros + (size_t)more) + 256;
    if (!grow((void **)&cuts->columns, capacity, sizeof(int32_t)) ||
        !grow((void **)&cuts->coefficients, capacity, sizeof(double))) {
      return false;
    }
    cuts->nonzero_capacity = (intptr_t)capacity;
  }
  return true;
}

bool cglpk_cuts_add(
    cglpk_cuts *cuts, const int32_t *columns, const double *coefficients, intptr_t count,
    double lower, double upper) {
  if (!reserve(cuts, count)) return false;
  cuts->starts[cuts->count] = cuts->nonzeros;
  for (intptr_t k = 0; k < count; k++) {
    cuts->columns[cuts->nonzeros + k] = columns[k];
    cuts->coefficients[cuts->nonzeros + k] = coefficients[k];
  }
  cuts->nonzeros += count;
  cuts->lowers[cuts->count] = lower;
  cuts->uppers[cuts->count] = upper;
  cuts->count++;
  cuts->starts[cuts->count] = cuts->nonzeros;
  return true;
}

void cglpk_cuts_clear(cglpk_cuts *cuts) {
  cuts->count = 0;
  cuts->nonzeros = 0;
}

void cglpk_cuts_free(cglpk_cuts *cuts) {
  free(cuts->starts);
  free(cuts->lowers);
  free(cuts->uppers);
  free(cuts->columns);
  free(cuts->coefficients);
  *cuts = (cglpk_cuts){0};
}
