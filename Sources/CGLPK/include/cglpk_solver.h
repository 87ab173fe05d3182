#ifndef CGLPK_SOLVER_H
#define CGLPK_SOLVER_H

#include "cglpk_flag.h"

#include <stdbool.h>
#include <stdint.h>

/// One GLPK environment with at most one problem in it. It belongs to the thread that made it.
///
/// Every function below that takes a solver and returns `int32_t` is guarded: whatever GLPK does,
/// the call returns one of the codes here and never ends the process. Columns and rows are counted
/// from zero. Infinite bounds are IEEE infinities.
typedef struct cglpk_solver cglpk_solver;

#define CGLPK_OK 0
/// GLPK refused the call or failed one of its own assertions. The environment was freed; the
/// handle is dead. `cglpk_message` has GLPK's text.
#define CGLPK_FAILED 1
/// As above, for want of memory (or over the limit).
#define CGLPK_OUT_OF_MEMORY 2
/// The flag was raised in mid-work. The environment was freed; the handle lives on, empty.
#define CGLPK_CANCELLED 3
/// The handle died in an earlier call.
#define CGLPK_DEAD 4
/// Called from another thread than the one the handle was made on, or from within itself.
#define CGLPK_WRONG_PLACE 5
/// Nothing is loaded.
#define CGLPK_EMPTY 6
/// A file could not be written. `cglpk_message` has the reason.
#define CGLPK_NOT_WRITTEN 7

/// A program as flat arrays, rows compressed (`row_starts` has `rows + 1` entries).
typedef struct {
  int32_t columns;
  int32_t rows;
  double constant_cost;
  const double *column_lowers;
  const double *column_uppers;
  const double *costs;
  /// Nonzero for a column that must be integral.
  const uint8_t *is_integral;
  const intptr_t *row_starts;
  const int32_t *row_columns;
  const double *row_coefficients;
  const double *row_lowers;
  const double *row_uppers;
} cglpk_model;

/// Returns NULL when there is no memory. `flag` may be NULL; it must outlive the solver.
/// A limit of 0 or less means none.
cglpk_solver *cglpk_create(const cglpk_flag *flag, int32_t memory_limit_mb);
/// To be called on the solver's own thread. NULL is fine.
void cglpk_destroy(cglpk_solver *solver);
/// GLPK's words for the last failure; valid until the next call.
const char *cglpk_message(const cglpk_solver *solver);

/// Replaces whatever is loaded.
int32_t cglpk_load(cglpk_solver *solver, const cglpk_model *model);
int32_t cglpk_set_column_bounds(cglpk_solver *solver, int32_t column, double lower, double upper);
int32_t cglpk_set_cost(cglpk_solver *solver, int32_t column, double cost);
int32_t cglpk_set_integral(cglpk_solver *solver, int32_t column, bool is_integral);
/// Appends `count` rows (compressed; `starts` has `count + 1` entries, the first of which need not
/// be zero); they enter the basis as basic.
int32_t cglpk_add_rows(
    cglpk_solver *solver, int32_t count, const intptr_t *starts, const int32_t *columns,
    const double *coefficients, const double *lowers, const double *uppers);
/// `rows` must not have duplicates.
int32_t cglpk_remove_rows(cglpk_solver *solver, int32_t count, const int32_t *rows);

#define CGLPK_PRIMAL 1
#define CGLPK_DUAL_THEN_PRIMAL 2
#define CGLPK_DUAL 3

/// Return codes of GLPK's simplex (the same numbers as in glpk.h).
#define CGLPK_EBADB 0x01
#define CGLPK_ESING 0x02
#define CGLPK_ECOND 0x03
#define CGLPK_EBOUND 0x04
#define CGLPK_EFAIL 0x05
#define CGLPK_EOBJLL 0x06
#define CGLPK_EOBJUL 0x07
#define CGLPK_EITLIM 0x08
#define CGLPK_ETMLIM 0x09
#define CGLPK_ENOPFS 0x0A
#define CGLPK_ENODFS 0x0B
#define CGLPK_EROOT 0x0C
#define CGLPK_ESTOP 0x0D
#define CGLPK_EMIPGAP 0x0E

/// Statuses of a primal or dual solution (the same numbers as in glpk.h).
#define CGLPK_UNDEFINED 1
#define CGLPK_FEASIBLE 2
#define CGLPK_INFEASIBLE_POINT 3
#define CGLPK_NO_FEASIBLE 4

typedef struct {
  int32_t method;
  int32_t iteration_limit;
  int32_t time_limit_ms;
  bool presolve;
  double objective_limit;
  double feasibility_tolerance;
} cglpk_lp_options;

typedef struct {
  /// 0 or one of the `CGLPK_E...` codes.
  int32_t code;
  int32_t primal_status;
  int32_t dual_status;
  double objective;
  int32_t iterations;
} cglpk_lp_result;

/// Solves the linear relaxation from the present basis; the first time it scales the problem and
/// builds an advanced basis. Looks at the flag about every 20 ms.
int32_t cglpk_solve_relaxation(
    cglpk_solver *solver, const cglpk_lp_options *options, cglpk_lp_result *result);
/// Fill arrays with one entry a column; either may be NULL.
int32_t cglpk_get_columns(cglpk_solver *solver, double *values, double *reduced_costs);
/// Fill arrays with one entry a row; either may be NULL.
int32_t cglpk_get_rows(cglpk_solver *solver, double *activities, double *duals);
/// Statuses are GLPK's: 1 basic, 2 at lower, 3 at upper, 4 free, 5 fixed.
int32_t cglpk_get_basis(cglpk_solver *solver, uint8_t *columns, uint8_t *rows);
/// `row_count` may be less than the number of rows: the rest become basic.
int32_t cglpk_set_basis(
    cglpk_solver *solver, const uint8_t *columns, const uint8_t *rows, int32_t row_count);

#define CGLPK_MPS 1
#define CGLPK_LP 2

/// Writes the loaded problem without its free rows; a constant cost becomes the cost of a variable
/// `one`, fixed at 1. The names of columns and rows are NUL-terminated, end to end.
int32_t cglpk_write(
    cglpk_solver *solver, int32_t format, const char *path, const char *name,
    const char *column_names, const char *row_names);

#endif
