#ifndef CGLPK_CUTS_H
#define CGLPK_CUTS_H

#include "cglpk_solver.h"

#include <stdbool.h>
#include <stdint.h>

/// A list of rows. It belongs to no GLPK environment and outlives an error of GLPK's.
typedef struct cglpk_cuts cglpk_cuts;

/// One row lower <= sum <= upper; good until the list is changed.
typedef struct {
  const int32_t *columns;
  const double *coefficients;
  intptr_t count;
  double lower, upper;
} cglpk_cut;

/// Returns NULL when there is no memory.
cglpk_cuts *cglpk_cuts_create(void);
void cglpk_cuts_destroy(cglpk_cuts *cuts);
/// Copies one row lower <= sum <= upper. Returns false when there is no memory.
bool cglpk_cuts_add(
    cglpk_cuts *cuts, const int32_t *columns, const double *coefficients, intptr_t count,
    double lower, double upper);
int32_t cglpk_cuts_count(const cglpk_cuts *cuts);
/// `cut` counts from zero and must be less than the count.
cglpk_cut cglpk_cuts_get(const cglpk_cuts *cuts, int32_t cut);

/// Adds GLPK's mixed-integer rounding inequalities that the present basic solution violates; none
/// if it is not optimal. They hold for the present bounds.
int32_t cglpk_mir_cuts(cglpk_solver *solver, cglpk_cuts *cuts);

#endif
