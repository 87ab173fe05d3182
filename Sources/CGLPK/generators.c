// GLPK's generators of cuts, outside of its branch and cut.
#define GLP_UNDOC
#include "job.h"

#include <math.h>
#include <stdlib.h>

cglpk_cuts *cglpk_cuts_create(void) { return calloc(1, sizeof(cglpk_cuts)); }

void cglpk_cuts_destroy(cglpk_cuts *cuts) {
  if (cuts == NULL) return;
  cglpk_cuts_free(cuts);
  free(cuts);
}

int32_t cglpk_cuts_count(const cglpk_cuts *cuts) { return cuts->count; }

cglpk_cut cglpk_cuts_get(const cglpk_cuts *cuts, int32_t cut) {
  intptr_t start = cuts->starts[cut];
  return (cglpk_cut){
      cuts->columns + start, cuts->coefficients + start, cuts->starts[cut + 1] - start,
      cuts->lowers[cut], cuts->uppers[cut]};
}

/// Copies the rows that a generator has put into its pool.
static bool copy_pool(cglpk_solver *solver, glp_prob *pool, cglpk_cuts *cuts) {
  size_t columns = (size_t)glp_get_num_cols(pool);
  int *indices = cglpk_scratch_bytes(solver, columns + 1, sizeof *indices);
  double *values = cglpk_scratch_bytes(solver, columns + 1, sizeof *values);
  int32_t *zero_based = cglpk_scratch_bytes(solver, columns + 1, sizeof *zero_based);
  for (int row = 1; row <= glp_get_num_rows(pool); row++) {
    int length = glp_get_mat_row(pool, row, indices, values);
    for (int k = 1; k <= length; k++) zero_based[k - 1] = indices[k] - 1;
    int type = glp_get_row_type(pool, row);
    double lower = type == GLP_UP || type == GLP_FR ? -INFINITY : glp_get_row_lb(pool, row);
    double upper = type == GLP_LO || type == GLP_FR ? INFINITY : glp_get_row_ub(pool, row);
    if (length > 0 && !cglpk_cuts_add(cuts, zero_based, values + 1, length, lower, upper)) {
      return false;
    }
  }
  return true;
}

static int32_t mir_cuts(cglpk_solver *solver, void *argument) {
  glp_prob *problem = solver->problem;
  if (glp_get_status(problem) != GLP_OPT) return CGLPK_OK;
  glp_prob *pool = glp_create_prob();
  glp_add_cols(pool, glp_get_num_cols(problem));
  glp_mir *mir = glp_mir_init(problem);
  glp_mir_gen(problem, mir, pool);
  glp_mir_free(mir);
  bool has_room = copy_pool(solver, pool, argument);
  glp_delete_prob(pool);
  return has_room ? CGLPK_OK : CGLPK_OUT_OF_MEMORY;
}

int32_t cglpk_mir_cuts(cglpk_solver *solver, cglpk_cuts *cuts) {
  return cglpk_guarded_loaded(solver, mir_cuts, cuts);
}
