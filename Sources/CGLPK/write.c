// Writing the loaded problem to a file.
#include "solver.h"

#include <string.h>

struct writing {
  int32_t format;
  const char *path, *name, *column_names, *row_names;
};

static int32_t write_problem(cglpk_solver *solver, void *argument) {
  struct writing *writing = argument;
  glp_prob *copy = glp_create_prob();
  glp_copy_prob(copy, solver->problem, GLP_OFF);
  int columns = glp_get_num_cols(copy);
  int rows = glp_get_num_rows(copy);
  const char *name = writing->column_names;
  for (int j = 1; j <= columns; j++) {
    glp_set_col_name(copy, j, name);
    name += strlen(name) + 1;
  }
  // With a free row in the problem, GLPK's MPS writer leaves the objective out without a word.
  int *free_rows = cglpk_scratch_bytes(solver, (size_t)rows + 1, sizeof *free_rows);
  int free_count = 0;
  name = writing->row_names;
  for (int i = 1; i <= rows; i++) {
    glp_set_row_name(copy, i, name);
    name += strlen(name) + 1;
    if (glp_get_row_type(copy, i) == GLP_FR) free_rows[++free_count] = i;
  }
  if (free_count > 0) glp_del_rows(copy, free_count, free_rows);
  // Readers of MPS do not agree on the sign of a constant: a variable fixed at one says it plainly.
  double constant = glp_get_obj_coef(copy, 0);
  if (constant != 0) {
    int one = glp_add_cols(copy, 1);
    glp_set_col_name(copy, one, "one");
    glp_set_col_bnds(copy, one, GLP_FX, 1, 1);
    glp_set_obj_coef(copy, one, constant);
    glp_set_obj_coef(copy, 0, 0);
  }
  if (writing->name[0] != '\0') glp_set_prob_name(copy, writing->name);
  int code = writing->format == CGLPK_MPS
                 ? glp_write_mps(copy, GLP_MPS_FILE, NULL, writing->path)
                 : glp_write_lp(copy, NULL, writing->path);
  glp_delete_prob(copy);
  return code == 0 ? CGLPK_OK : CGLPK_NOT_WRITTEN;
}

int32_t cglpk_write(
    cglpk_solver *solver, int32_t format, const char *path, const char *name,
    const char *column_names, const char *row_names) {
  struct writing writing = {format, path, name, column_names, row_names};
  return cglpk_guarded_loaded(solver, write_problem, &writing);
}
