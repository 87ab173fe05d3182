// Taking the basis out and putting it back.
#include "solver.h"

struct basis {
  uint8_t *columns, *rows;
};

static int32_t get_basis(cglpk_solver *solver, void *argument) {
  struct basis *basis = argument;
  int columns = glp_get_num_cols(solver->problem);
  int rows = glp_get_num_rows(solver->problem);
  for (int j = 1; j <= columns; j++) {
    basis->columns[j - 1] = (uint8_t)glp_get_col_stat(solver->problem, j);
  }
  for (int i = 1; i <= rows; i++) {
    basis->rows[i - 1] = (uint8_t)glp_get_row_stat(solver->problem, i);
  }
  return CGLPK_OK;
}

int32_t cglpk_get_basis(cglpk_solver *solver, uint8_t *columns, uint8_t *rows) {
  struct basis basis = {columns, rows};
  return cglpk_guarded_loaded(solver, get_basis, &basis);
}

struct given_basis {
  const uint8_t *columns, *rows;
  int32_t row_count;
};

static int32_t set_basis(cglpk_solver *solver, void *argument) {
  struct given_basis *basis = argument;
  int columns = glp_get_num_cols(solver->problem);
  int rows = glp_get_num_rows(solver->problem);
  for (int j = 1; j <= columns; j++) {
    glp_set_col_stat(solver->problem, j, basis->columns[j - 1]);
  }
  for (int i = 1; i <= rows; i++) {
    glp_set_row_stat(
        solver->problem, i, i <= basis->row_count ? basis->rows[i - 1] : GLP_BS);
  }
  solver->has_basis = true;
  return CGLPK_OK;
}

int32_t cglpk_set_basis(
    cglpk_solver *solver, const uint8_t *columns, const uint8_t *rows, int32_t row_count) {
  struct given_basis basis = {columns, rows, row_count};
  return cglpk_guarded_loaded(solver, set_basis, &basis);
}
