// Loading a problem and changing it.
#include "solver.h"

#include <math.h>

int cglpk_bound_type(double lower, double upper) {
  if (lower == -INFINITY) return upper == INFINITY ? GLP_FR : GLP_UP;
  if (upper == INFINITY) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

static void set_column_bounds(glp_prob *problem, int column, double lower, double upper) {
  glp_set_col_bnds(problem, column, cglpk_bound_type(lower, upper), lower, upper);
}

static void set_row_bounds(glp_prob *problem, int row, double lower, double upper) {
  glp_set_row_bnds(problem, row, cglpk_bound_type(lower, upper), lower, upper);
}

static int32_t load(cglpk_solver *solver, void *argument) {
  const cglpk_model *model = argument;
  if (solver->problem != NULL) {
    glp_delete_prob(solver->problem);
    solver->problem = NULL;
  }
  solver->is_scaled = false;
  solver->has_basis = false;
  glp_prob *problem = glp_create_prob();
  glp_set_obj_dir(problem, GLP_MIN);
  glp_set_obj_coef(problem, 0, model->constant_cost);
  if (model->columns > 0) glp_add_cols(problem, model->columns);
  for (int32_t j = 0; j < model->columns; j++) {
    set_column_bounds(problem, j + 1, model->column_lowers[j], model->column_uppers[j]);
    if (model->costs[j] != 0) glp_set_obj_coef(problem, j + 1, model->costs[j]);
    if (model->is_integral[j]) glp_set_col_kind(problem, j + 1, GLP_IV);
  }
  if (model->rows > 0) {
    glp_add_rows(problem, model->rows);
    size_t nonzeros = (size_t)model->row_starts[model->rows];
    int *ia = cglpk_scratch_bytes(solver, nonzeros + 1, sizeof *ia);
    int *ja = cglpk_scratch_bytes(solver, nonzeros + 1, sizeof *ja);
    double *ar = cglpk_scratch_bytes(solver, nonzeros + 1, sizeof *ar);
    size_t k = 0;
    for (int32_t i = 0; i < model->rows; i++) {
      set_row_bounds(problem, i + 1, model->row_lowers[i], model->row_uppers[i]);
      for (intptr_t p = model->row_starts[i]; p < model->row_starts[i + 1]; p++) {
        k++;
        ia[k] = i + 1;
        ja[k] = model->row_columns[p] + 1;
        ar[k] = model->row_coefficients[p];
      }
    }
    glp_load_matrix(problem, (int)k, ia, ja, ar);
  }
  solver->problem = problem;
  return CGLPK_OK;
}

int32_t cglpk_load(cglpk_solver *solver, const cglpk_model *model) {
  return cglpk_guarded(solver, load, (void *)model);
}

struct change {
  int32_t index;
  double first, second;
};

static int32_t change_bounds(cglpk_solver *solver, void *argument) {
  struct change *change = argument;
  set_column_bounds(solver->problem, change->index + 1, change->first, change->second);
  return CGLPK_OK;
}

int32_t cglpk_set_column_bounds(cglpk_solver *solver, int32_t column, double lower, double upper) {
  struct change change = {column, lower, upper};
  return cglpk_guarded_loaded(solver, change_bounds, &change);
}

static int32_t change_cost(cglpk_solver *solver, void *argument) {
  struct change *change = argument;
  glp_set_obj_coef(solver->problem, change->index + 1, change->first);
  return CGLPK_OK;
}

int32_t cglpk_set_cost(cglpk_solver *solver, int32_t column, double cost) {
  struct change change = {column, cost, 0};
  return cglpk_guarded_loaded(solver, change_cost, &change);
}

static int32_t change_kind(cglpk_solver *solver, void *argument) {
  struct change *change = argument;
  glp_set_col_kind(solver->problem, change->index + 1, change->first != 0 ? GLP_IV : GLP_CV);
  return CGLPK_OK;
}

int32_t cglpk_set_integral(cglpk_solver *solver, int32_t column, bool is_integral) {
  struct change change = {column, is_integral ? 1 : 0, 0};
  return cglpk_guarded_loaded(solver, change_kind, &change);
}

struct new_rows {
  int32_t count;
  const intptr_t *starts;
  const int32_t *columns;
  const double *coefficients, *lowers, *uppers;
};

/// A power of two that brings the scaled coefficients of a new row round one; the columns have
/// their scale factors already.
static double row_scale(glp_prob *problem, int length, const int *columns, const double *values) {
  double smallest = INFINITY, largest = 0;
  for (int k = 1; k <= length; k++) {
    double size = fabs(values[k]) * glp_get_sjj(problem, columns[k]);
    if (size == 0) continue;
    if (size < smallest) smallest = size;
    if (size > largest) largest = size;
  }
  if (largest == 0) return 1;
  int exponent = (int)lround(-0.5 * (log2(smallest) + log2(largest)));
  if (exponent > 40) exponent = 40;
  if (exponent < -40) exponent = -40;
  return ldexp(1, exponent);
}

static int32_t add_rows(cglpk_solver *solver, void *argument) {
  struct new_rows *rows = argument;
  if (rows->count <= 0) return CGLPK_OK;
  glp_prob *problem = solver->problem;
  size_t longest = 0;
  for (int32_t r = 0; r < rows->count; r++) {
    size_t length = (size_t)(rows->starts[r + 1] - rows->starts[r]);
    if (length > longest) longest = length;
  }
  int *columns = cglpk_scratch_bytes(solver, longest + 1, sizeof *columns);
  double *values = cglpk_scratch_bytes(solver, longest + 1, sizeof *values);
  int first = glp_add_rows(problem, rows->count);
  for (int32_t r = 0; r < rows->count; r++) {
    int length = 0;
    for (intptr_t p = rows->starts[r]; p < rows->starts[r + 1]; p++) {
      length++;
      columns[length] = rows->columns[p] + 1;
      values[length] = rows->coefficients[p];
    }
    set_row_bounds(problem, first + r, rows->lowers[r], rows->uppers[r]);
    glp_set_mat_row(problem, first + r, length, columns, values);
    if (solver->is_scaled) {
      glp_set_rii(problem, first + r, row_scale(problem, length, columns, values));
    }
  }
  return CGLPK_OK;
}

int32_t cglpk_add_rows(
    cglpk_solver *solver, int32_t count, const intptr_t *starts, const int32_t *columns,
    const double *coefficients, const double *lowers, const double *uppers) {
  struct new_rows rows = {count, starts, columns, coefficients, lowers, uppers};
  return cglpk_guarded_loaded(solver, add_rows, &rows);
}

struct old_rows {
  int32_t count;
  const int32_t *rows;
};

static int32_t remove_rows(cglpk_solver *solver, void *argument) {
  struct old_rows *old = argument;
  if (old->count <= 0) return CGLPK_OK;
  int *numbers = cglpk_scratch_bytes(solver, (size_t)old->count + 1, sizeof *numbers);
  for (int32_t k = 0; k < old->count; k++) numbers[k + 1] = old->rows[k] + 1;
  glp_del_rows(solver->problem, old->count, numbers);
  return CGLPK_OK;
}

int32_t cglpk_remove_rows(cglpk_solver *solver, int32_t count, const int32_t *rows) {
  struct old_rows old = {count, rows};
  return cglpk_guarded_loaded(solver, remove_rows, &old);
}
