// The search on its own thread, and the wait for it.
#include "job.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Static_assert(CGLPK_BRANCH_FIRST == GLP_BR_FFV && CGLPK_BRANCH_LAST == GLP_BR_LFV, "branching");
_Static_assert(CGLPK_BRANCH_MOST_FRACTIONAL == GLP_BR_MFV, "branching");
_Static_assert(CGLPK_BRANCH_DRIEBECK_TOMLIN == GLP_BR_DTH, "branching");
_Static_assert(CGLPK_BRANCH_PSEUDO_COST == GLP_BR_PCH, "branching");
_Static_assert(CGLPK_BACKTRACK_DEPTH_FIRST == GLP_BT_DFS, "backtracking");
_Static_assert(CGLPK_BACKTRACK_BREADTH_FIRST == GLP_BT_BFS, "backtracking");
_Static_assert(CGLPK_BACKTRACK_BEST_BOUND == GLP_BT_BLB, "backtracking");
_Static_assert(CGLPK_BACKTRACK_BEST_PROJECTION == GLP_BT_BPH, "backtracking");

/// How often the waiting thread looks at the flag and the clock, s.
#define TICK 0.01
/// How long the search may take to stop by itself before it is left behind, s. Node relaxations
/// mind the time limit themselves but not the flag.
#define GRACE_AFTER_CANCEL 0.25
#define GRACE_AFTER_TIME 0.04
#define STACK_BYTES (8 << 20)
/// What GLPK takes for integral. Its own 1e-5 is too much for a set-up times a large capacity.
#define INTEGRALITY 1e-7

void cglpk_job_stop(cglpk_job *job, int why) {
  int nothing = 0;
  atomic_compare_exchange_strong(&job->stop, &nothing, why);
}

bool cglpk_job_enter_hook(cglpk_job *job) {
  pthread_mutex_lock(&job->mutex);
  bool may = !job->is_abandoned;
  if (may) job->phase = PHASE_HOOK;
  pthread_mutex_unlock(&job->mutex);
  return may;
}

void cglpk_job_leave_hook(cglpk_job *job) {
  pthread_mutex_lock(&job->mutex);
  job->phase = PHASE_SEARCHING;
  pthread_mutex_unlock(&job->mutex);
}

static void *allocate(size_t count, size_t size) { return calloc(count + 1, size); }

static void job_free(cglpk_job *job) {
  free(job->point);
  free(job->start);
  free(job->node_point);
  free(job->buffer);
  free(job->cut_columns);
  free(job->cut_values);
  cglpk_cuts_free(&job->cuts);
  pthread_cond_destroy(&job->changed);
  pthread_mutex_destroy(&job->mutex);
  free(job);
}

static cglpk_job *job_create(int32_t columns) {
  cglpk_job *job = calloc(1, sizeof *job);
  if (job == NULL) return NULL;
  pthread_mutex_init(&job->mutex, NULL);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
#ifdef __linux__
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
  pthread_cond_init(&job->changed, &attributes);
  pthread_condattr_destroy(&attributes);
  atomic_init(&job->stop, 0);
  size_t count = (size_t)columns;
  job->columns = columns;
  job->point = allocate(count, sizeof(double));
  job->start = allocate(count, sizeof(double));
  job->node_point = allocate(count, sizeof(double));
  job->buffer = allocate(count + 1, sizeof(double));
  job->cut_columns = allocate(count, sizeof(int));
  job->cut_values = allocate(count, sizeof(double));
  if (job->point == NULL || job->start == NULL || job->node_point == NULL || job->buffer == NULL ||
      job->cut_columns == NULL || job->cut_values == NULL) {
    job_free(job);
    return NULL;
  }
  job->known_objective = INFINITY;
  job->bound = -INFINITY;
  return job;
}

static int milliseconds_left(double deadline) {
  double left = 1000 * (deadline - cglpk_seconds());
  return left <= 0 ? 0 : left >= INT_MAX ? INT_MAX : (int)ceil(left);
}

static glp_iocp glpk_options(cglpk_job *job) {
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_ON;
  options.out_frq = 50;
  options.out_dly = 100;
  options.br_tech = job->options.branching;
  options.bt_tech = job->options.backtracking;
  options.gmi_cuts = job->options.gomory ? GLP_ON : GLP_OFF;
  options.mir_cuts = job->options.mir ? GLP_ON : GLP_OFF;
  options.cov_cuts = job->options.cover ? GLP_ON : GLP_OFF;
  options.clq_cuts = job->options.clique ? GLP_ON : GLP_OFF;
  options.tm_lim = milliseconds_left(job->deadline);
  options.tol_int = INTEGRALITY;
  options.cb_func = cglpk_job_callback;
  options.cb_info = job;
  return options;
}

/// The search itself, under the guard of its own environment.
static int32_t search_guarded(cglpk_solver *solver, void *argument) {
  cglpk_job *job = argument;
  cglpk_mip_result *result = &job->result;
  if (isfinite(job->options.cutoff)) {
    int column = glp_add_cols(solver->problem, 1);
    glp_set_col_bnds(solver->problem, column, GLP_FX, 0, 0);
    glp_set_obj_coef(solver->problem, column, 1);
    job->has_cutoff_column = true;
  }
  cglpk_lp_options root = {
      CGLPK_DUAL_THEN_PRIMAL, INT_MAX, milliseconds_left(job->deadline), false, INFINITY, 0};
  cglpk_simplex(solver, &root, &result->lp);
  result->code = result->lp.code;
  if (result->lp.code == GLP_ETMLIM) {
    result->ending = CGLPK_END_TIME;
    return CGLPK_OK;
  }
  if (result->lp.code != 0 || result->lp.primal_status != GLP_FEAS ||
      result->lp.dual_status != GLP_FEAS) {
    result->ending = CGLPK_END_ROOT;
    return CGLPK_OK;
  }
  job->iterations_before = 0;
  solver->may_cancel = true;
  glp_iocp options = glpk_options(job);
  int code = glp_intopt(solver->problem, &options);
  solver->may_cancel = false;
  // A last point may have come after the last callback.
  cglpk_job_note_point(job, solver->problem);
  result->code = code;
  int stop = atomic_load_explicit(&job->stop, memory_order_acquire);
  if (code == 0) {
    result->ending = CGLPK_END_PROVED;
  } else if (stop != 0) {
    result->ending = stop;
  } else if (code == GLP_ETMLIM) {
    result->ending = CGLPK_END_TIME;
  } else {
    result->ending = CGLPK_END_TROUBLE;
    snprintf(result->message, sizeof result->message, "glp_intopt returned %d", code);
  }
  return CGLPK_OK;
}

static int32_t load_into(cglpk_job *job) {
  int32_t code = cglpk_load(job->solver, job->model);
  if (code != CGLPK_OK) return code;
  return cglpk_set_basis(
      job->solver, job->basis_columns, job->basis_rows, job->model->rows);
}

static void *search(void *argument) {
  cglpk_job *job = argument;
  job->solver = cglpk_create(NULL, job->options.memory_limit_mb);
  int32_t code = CGLPK_OUT_OF_MEMORY;
  if (job->solver != NULL) {
    job->solver->stop = &job->stop;
    code = load_into(job);
    pthread_mutex_lock(&job->mutex);
    job->phase = PHASE_SEARCHING;
    pthread_mutex_unlock(&job->mutex);
    if (code == CGLPK_OK) code = cglpk_guarded_loaded(job->solver, search_guarded, job);
  }
  cglpk_mip_result *result = &job->result;
  switch (code) {
    case CGLPK_OK:
      break;
    case CGLPK_CANCELLED:
      result->ending = atomic_load_explicit(&job->stop, memory_order_acquire);
      break;
    case CGLPK_OUT_OF_MEMORY:
      result->ending = CGLPK_END_OUT_OF_MEMORY;
      break;
    default:
      result->ending = CGLPK_END_TROUBLE;
      snprintf(
          result->message, sizeof result->message, "%s",
          job->solver == NULL ? "" : cglpk_message(job->solver));
      break;
  }
  if (result->ending == CGLPK_END_BAD_BRANCH) {
    memcpy(result->message, job->bad_branch, sizeof result->message);
  }
  cglpk_destroy(job->solver);
  pthread_mutex_lock(&job->mutex);
  bool is_abandoned = job->is_abandoned;
  job->phase = PHASE_ENDED;
  pthread_cond_signal(&job->changed);
  pthread_mutex_unlock(&job->mutex);
  if (is_abandoned) job_free(job);
  return NULL;
}

/// Sleeps until the search says something or a tick has passed; the mutex is held.
static void wait_a_tick(cglpk_job *job) {
#ifdef __APPLE__
  struct timespec tick = {0, (long)(1e9 * TICK)};
  pthread_cond_timedwait_relative_np(&job->changed, &job->mutex, &tick);
#else
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_nsec += (long)(1e9 * TICK);
  if (until.tv_nsec >= 1000000000) {
    until.tv_sec += 1;
    until.tv_nsec -= 1000000000;
  }
  pthread_cond_timedwait(&job->changed, &job->mutex, &until);
#endif
}

/// Waits until the search ends or is left behind; the mutex is held.
static void wait_for(cglpk_job *job, const cglpk_flag *flag) {
  double last_moment = INFINITY;
  while (job->phase != PHASE_ENDED) {
    wait_a_tick(job);
    if (job->phase == PHASE_ENDED) return;
    double now = cglpk_seconds();
    if (last_moment == INFINITY) {
      if (cglpk_flag_is_raised(flag)) {
        cglpk_job_stop(job, CGLPK_END_CANCELLED);
        last_moment = now + GRACE_AFTER_CANCEL;
      } else if (now >= job->deadline) {
        cglpk_job_stop(job, CGLPK_END_TIME);
        last_moment = now + GRACE_AFTER_TIME;
      }
    } else if (now >= last_moment && job->phase == PHASE_SEARCHING) {
      job->is_abandoned = true;
      return;
    }
  }
}

/// The bound that holds at the end; the mutex is held or the thread is gone.
static double final_bound(cglpk_job *job, int32_t ending) {
  double bound = job->bound;
  if (ending == CGLPK_END_PROVED) {
    // All is closed: nothing is better than what GLPK took for its best.
    bound = job->known_objective;
  }
  if (job->options.bound > bound) bound = job->options.bound;
  if (job->has_point && job->objective < bound) bound = job->objective;
  return bound;
}

static int32_t start_thread(cglpk_job *job, pthread_t *thread) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return CGLPK_OUT_OF_MEMORY;
  int code = pthread_attr_setstacksize(&attributes, STACK_BYTES);
  if (code == 0) code = pthread_create(thread, &attributes, search, job);
  pthread_attr_destroy(&attributes);
  return code == 0 ? CGLPK_OK : CGLPK_OUT_OF_MEMORY;
}

int32_t cglpk_branch_and_cut(
    const cglpk_model *model, const uint8_t *basis_columns, const uint8_t *basis_rows,
    const cglpk_mip_options *options, const cglpk_hooks *hooks, const cglpk_flag *flag,
    bool has_start, double start_objective, double *point, cglpk_mip_result *result) {
  cglpk_job *job = job_create(model->columns);
  if (job == NULL) return CGLPK_OUT_OF_MEMORY;
  size_t bytes = (size_t)model->columns * sizeof(double);
  job->model = model;
  job->basis_columns = basis_columns;
  job->basis_rows = basis_rows;
  job->options = *options;
  job->hooks = *hooks;
  job->deadline = options->time_limit_ms < INT_MAX
                      ? cglpk_seconds() + 1e-3 * (double)options->time_limit_ms
                      : INFINITY;
  job->bound = options->bound;
  job->has_start = has_start;
  job->has_point = has_start;
  job->objective = start_objective;
  if (has_start && bytes > 0) {
    memcpy(job->start, point, bytes);
    memcpy(job->point, point, bytes);
  }
  pthread_t thread;
  if (start_thread(job, &thread) != CGLPK_OK) {
    job_free(job);
    return CGLPK_OUT_OF_MEMORY;
  }
  pthread_mutex_lock(&job->mutex);
  wait_for(job, flag);
  bool is_abandoned = job->is_abandoned;
  int stop = atomic_load_explicit(&job->stop, memory_order_acquire);
  if (is_abandoned) {
    // The thread may be writing its own result: take only what the mutex guards.
    memset(result, 0, sizeof *result);
    result->ending = stop;
    result->bound = final_bound(job, stop);
  } else {
    *result = job->result;
    result->bound = final_bound(job, result->ending);
    result->used_cutoff = job->used_cutoff;
  }
  result->has_point = job->has_point;
  result->objective = job->objective;
  result->nodes = job->nodes;
  result->iterations = job->iterations;
  if (job->has_point && bytes > 0) memcpy(point, job->point, bytes);
  pthread_mutex_unlock(&job->mutex);
  if (is_abandoned) {
    pthread_detach(thread);
  } else {
    pthread_join(thread, NULL);
    job_free(job);
  }
  return CGLPK_OK;
}
