// Solving the linear relaxation and reading what came out.
#include "solver.h"

#include <limits.h>
#include <math.h>
#include <time.h>

_Static_assert(CGLPK_PRIMAL == GLP_PRIMAL, "method");
_Static_assert(CGLPK_DUAL_THEN_PRIMAL == GLP_DUALP, "method");
_Static_assert(CGLPK_DUAL == GLP_DUAL, "method");
_Static_assert(CGLPK_EBADB == GLP_EBADB && CGLPK_ESING == GLP_ESING, "code");
_Static_assert(CGLPK_ECOND == GLP_ECOND && CGLPK_EBOUND == GLP_EBOUND, "code");
_Static_assert(CGLPK_EFAIL == GLP_EFAIL && CGLPK_EOBJLL == GLP_EOBJLL, "code");
_Static_assert(CGLPK_EOBJUL == GLP_EOBJUL && CGLPK_EITLIM == GLP_EITLIM, "code");
_Static_assert(CGLPK_ETMLIM == GLP_ETMLIM && CGLPK_ENOPFS == GLP_ENOPFS, "code");
_Static_assert(CGLPK_ENODFS == GLP_ENODFS && CGLPK_EROOT == GLP_EROOT, "code");
_Static_assert(CGLPK_ESTOP == GLP_ESTOP && CGLPK_EMIPGAP == GLP_EMIPGAP, "code");
_Static_assert(CGLPK_UNDEFINED == GLP_UNDEF && CGLPK_FEASIBLE == GLP_FEAS, "status");
_Static_assert(CGLPK_INFEASIBLE_POINT == GLP_INFEAS && CGLPK_NO_FEASIBLE == GLP_NOFEAS, "status");

/// How often GLPK looks at the flag in a relaxation, ms.
#define POLL_MS 20

double cglpk_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// One call of GLPK's simplex with what is left of time and iterations.
static int attempt(
    glp_prob *problem, glp_smcp *parameters, double deadline, int iterations_at_end) {
  if (deadline < INFINITY) {
    double left = 1000 * (deadline - cglpk_seconds());
    parameters->tm_lim = left <= 0 ? 0 : left >= INT_MAX ? INT_MAX : (int)ceil(left);
  }
  if (iterations_at_end < INT_MAX) {
    int left = iterations_at_end - glp_get_it_cnt(problem);
    parameters->it_lim = left < 0 ? 0 : left;
  }
  return glp_simplex(problem, parameters);
}

/// Whether every column may rest at a lower bound, at a cost that is not negative (minimising).
static bool slacks_are_dual_feasible(glp_prob *problem) {
  for (int column = glp_get_num_cols(problem); column > 0; column--) {
    int type = glp_get_col_type(problem, column);
    bool has_lower = type == GLP_LO || type == GLP_DB || type == GLP_FX;
    double cost = glp_get_obj_coef(problem, column);
    if (cost < 0 || (cost > 0 && !has_lower)) return false;
  }
  return true;
}

int32_t cglpk_simplex(
    cglpk_solver *solver, const cglpk_lp_options *options, cglpk_lp_result *result) {
  glp_prob *problem = solver->problem;
  double deadline = options->time_limit_ms < INT_MAX
                        ? cglpk_seconds() + 1e-3 * (double)options->time_limit_ms
                        : INFINITY;
  solver->may_cancel = true;
  if (!solver->is_scaled) {
    glp_scale_prob(problem, GLP_SF_AUTO);
    solver->is_scaled = true;
  }
  if (!solver->has_basis) {
    // From slacks that are dual feasible the dual simplex climbs from the first step: it is quicker,
    // and a time limit leaves a bound.
    if (slacks_are_dual_feasible(problem)) {
      glp_std_basis(problem);
    } else {
      glp_adv_basis(problem, 0);
    }
    solver->has_basis = true;
  }
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_ON;
  parameters.out_frq = POLL_MS;
  parameters.out_dly = 0;
  parameters.meth = options->method;
  parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
  if (options->feasibility_tolerance > 0) parameters.tol_bnd = options->feasibility_tolerance;
  if (options->objective_limit < INFINITY) parameters.obj_ul = options->objective_limit;
  glp_set_it_cnt(problem, 0);
  int last = options->iteration_limit;
  int code = attempt(problem, &parameters, deadline, last);
  // A basis that does not factorise, or a stranded simplex, is worth a fresh start from a basis
  // that cannot be singular.
  if (code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND) {
    glp_adv_basis(problem, 0);
    code = attempt(problem, &parameters, deadline, last);
  }
  if (code == GLP_EFAIL || code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND) {
    glp_std_basis(problem);
    parameters.meth = GLP_PRIMAL;
    code = attempt(problem, &parameters, deadline, last);
  }
  // Dual infeasible: only the primal simplex, without presolve, can tell infeasible from unbounded.
  if (code == GLP_ENODFS || (code == 0 && parameters.meth != GLP_PRIMAL &&
                             glp_get_dual_stat(problem) == GLP_NOFEAS &&
                             glp_get_prim_stat(problem) != GLP_NOFEAS)) {
    parameters.meth = GLP_PRIMAL;
    parameters.presolve = GLP_OFF;
    code = attempt(problem, &parameters, deadline, last);
  }
  solver->may_cancel = false;
  result->code = code;
  result->primal_status = glp_get_prim_stat(problem);
  result->dual_status = glp_get_dual_stat(problem);
  result->objective = glp_get_obj_val(problem);
  result->iterations = glp_get_it_cnt(problem);
  return CGLPK_OK;
}

struct lp_call {
  const cglpk_lp_options *options;
  cglpk_lp_result *result;
};

static int32_t solve(cglpk_solver *solver, void *argument) {
  struct lp_call *call = argument;
  return cglpk_simplex(solver, call->options, call->result);
}

int32_t cglpk_solve_relaxation(
    cglpk_solver *solver, const cglpk_lp_options *options, cglpk_lp_result *result) {
  struct lp_call call = {options, result};
  return cglpk_guarded_loaded(solver, solve, &call);
}

struct outputs {
  double *first, *second;
};

static int32_t get_columns(cglpk_solver *solver, void *argument) {
  struct outputs *out = argument;
  int count = glp_get_num_cols(solver->problem);
  for (int j = 1; j <= count; j++) {
    if (out->first != NULL) out->first[j - 1] = glp_get_col_prim(solver->problem, j);
    if (out->second != NULL) out->second[j - 1] = glp_get_col_dual(solver->problem, j);
  }
  return CGLPK_OK;
}

int32_t cglpk_get_columns(cglpk_solver *solver, double *values, double *reduced_costs) {
  struct outputs out = {values, reduced_costs};
  return cglpk_guarded_loaded(solver, get_columns, &out);
}

static int32_t get_rows(cglpk_solver *solver, void *argument) {
  struct outputs *out = argument;
  int count = glp_get_num_rows(solver->problem);
  for (int i = 1; i <= count; i++) {
    if (out->first != NULL) out->first[i - 1] = glp_get_row_prim(solver->problem, i);
    if (out->second != NULL) out->second[i - 1] = glp_get_row_dual(solver->problem, i);
  }
  return CGLPK_OK;
}

int32_t cglpk_get_rows(cglpk_solver *solver, double *activities, double *duals) {
  struct outputs out = {activities, duals};
  return cglpk_guarded_loaded(solver, get_rows, &out);
}
