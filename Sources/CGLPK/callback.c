// What happens when GLPK's branch and cut calls back. Hooks get plain values and give plain values;
// only this file touches the tree, so an error jumps over C frames alone.
#include "job.h"

#include <math.h>
#include <stdio.h>

/// The bound that holds for all that is not closed yet. Branches closed so far cannot be better
/// than the best value known at the time, which is never below the one known now.
static void note_bound(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  int best = glp_ios_best_node(tree);
  double bound = best == 0 ? INFINITY : glp_ios_node_bound(tree, best);
  if (glp_mip_status(problem) == GLP_FEAS && glp_mip_obj_val(problem) < bound) {
    bound = glp_mip_obj_val(problem);
  }
  pthread_mutex_lock(&job->mutex);
  if (bound > job->bound && bound < INFINITY) job->bound = bound;
  job->nodes = job->node_number;
  job->iterations = glp_get_it_cnt(problem) - job->iterations_before;
  pthread_mutex_unlock(&job->mutex);
}

/// Acts on a hook's wish to end; true if it gave something.
static bool took(cglpk_job *job, int32_t answer) {
  switch (answer) {
    case CGLPK_HOOK_PROVIDED:
      return true;
    case CGLPK_HOOK_STOP:
      cglpk_job_stop(job, CGLPK_END_HOOK_STOP);
      return false;
    case CGLPK_HOOK_FAILED:
      cglpk_job_stop(job, CGLPK_END_HOOK_FAILED);
      return false;
    default:
      return false;
  }
}

void cglpk_job_note_point(cglpk_job *job, glp_prob *problem) {
  int status = glp_mip_status(problem);
  if (status != GLP_FEAS && status != GLP_OPT) return;
  double objective = glp_mip_obj_val(problem);
  if (!(objective < job->known_objective)) return;
  job->known_objective = objective;
  pthread_mutex_lock(&job->mutex);
  // A point handed in that is worse than the cutoff is not known to GLPK.
  bool is_best = !job->has_point || objective < job->objective;
  if (is_best) {
    for (int32_t j = 0; j < job->columns; j++) {
      job->point[j] = glp_mip_col_val(problem, j + 1);
    }
    job->objective = objective;
    job->has_point = true;
  }
  pthread_mutex_unlock(&job->mutex);
  if (is_best && job->hooks.incumbent != NULL && cglpk_job_enter_hook(job)) {
    took(job, job->hooks.incumbent(job->hooks.context, job->point, objective));
    cglpk_job_leave_hook(job);
  }
}

/// GLPK has no cutoff, but prunes by its incumbent, which it does not check: a point that is none,
/// with the cutoff as its objective, does the same. It is never handed out. What makes it possible
/// is the column of cost 1, fixed at 0, that stands last if there is a cutoff.
static void impose_cutoff(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  if (!job->has_cutoff_column) return;
  for (int32_t j = 1; j <= job->columns; j++) job->buffer[j] = 0;
  job->buffer[job->columns + 1] = job->options.cutoff - glp_get_obj_coef(problem, 0);
  if (glp_ios_heur_sol(tree, job->buffer) == 0) {
    job->known_objective = glp_mip_obj_val(problem);
    job->used_cutoff = true;
  }
  job->buffer[job->columns + 1] = 0;
}

static void begin(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  job->has_begun = true;
  impose_cutoff(job, tree, problem);
  if (job->has_start) {
    for (int32_t j = 0; j < job->columns; j++) job->buffer[j + 1] = job->start[j];
    if (glp_ios_heur_sol(tree, job->buffer) == 0) {
      job->known_objective = glp_mip_obj_val(problem);
    }
  }
}

static void check_limits(cglpk_job *job) {
  pthread_mutex_lock(&job->mutex);
  double gap = job->has_point
                   ? (job->objective - job->bound) / (fabs(job->objective) + 1e-10)
                   : INFINITY;
  int64_t iterations = job->iterations;
  pthread_mutex_unlock(&job->mutex);
  if (job->options.relative_gap > 0 && gap <= job->options.relative_gap) {
    cglpk_job_stop(job, CGLPK_END_GAP);
  } else if (cglpk_seconds() >= job->deadline) {
    cglpk_job_stop(job, CGLPK_END_TIME);
  } else if (job->node_number > job->options.node_limit) {
    cglpk_job_stop(job, CGLPK_END_NODES);
  } else if (iterations > job->options.iteration_limit) {
    cglpk_job_stop(job, CGLPK_END_ITERATIONS);
  }
}

static void report_progress(cglpk_job *job) {
  if (job->hooks.progress == NULL || !cglpk_job_enter_hook(job)) return;
  took(
      job, job->hooks.progress(
               job->hooks.context, job->has_point, job->objective, job->bound, job->nodes,
               job->iterations));
  cglpk_job_leave_hook(job);
}

static cglpk_node current_node(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  for (int32_t j = 0; j < job->columns; j++) {
    job->node_point[j] = glp_get_col_prim(problem, j + 1);
  }
  cglpk_node node = {
      job->node_point, glp_get_obj_val(problem), glp_ios_node_level(tree, glp_ios_curr_node(tree)),
      job->node_number};
  return node;
}

static void ask_heuristic(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  if (job->hooks.heuristic == NULL) return;
  cglpk_node node = current_node(job, tree, problem);
  if (!cglpk_job_enter_hook(job)) return;
  bool given =
      took(job, job->hooks.heuristic(job->hooks.context, &node, job->buffer + 1));
  cglpk_job_leave_hook(job);
  if (given) {
    glp_ios_heur_sol(tree, job->buffer);
    cglpk_job_note_point(job, problem);
  }
}

static void add_cut(cglpk_job *job, glp_tree *tree, int32_t cut) {
  int length = 0;
  for (intptr_t p = job->cuts.starts[cut]; p < job->cuts.starts[cut + 1]; p++) {
    length++;
    job->cut_columns[length] = job->cuts.columns[p] + 1;
    job->cut_values[length] = job->cuts.coefficients[p];
  }
  double lower = job->cuts.lowers[cut], upper = job->cuts.uppers[cut];
  if (lower > -INFINITY) {
    glp_ios_add_row(
        tree, NULL, 101, 0, length, job->cut_columns, job->cut_values, GLP_LO, lower);
  }
  if (upper < INFINITY) {
    glp_ios_add_row(
        tree, NULL, 101, 0, length, job->cut_columns, job->cut_values, GLP_UP, upper);
  }
}

static void ask_cuts(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  if (job->hooks.cuts == NULL) return;
  if (job->cut_node != job->node_number) {
    job->cut_node = job->node_number;
    job->cut_round = 0;
  }
  if (job->cut_round++ >= job->options.cut_rounds) return;
  cglpk_node node = current_node(job, tree, problem);
  cglpk_cuts_clear(&job->cuts);
  if (!cglpk_job_enter_hook(job)) return;
  bool given = took(job, job->hooks.cuts(job->hooks.context, &node, &job->cuts));
  cglpk_job_leave_hook(job);
  if (!given) return;
  for (int32_t cut = 0; cut < job->cuts.count; cut++) add_cut(job, tree, cut);
}

static void ask_branching(cglpk_job *job, glp_tree *tree, glp_prob *problem) {
  if (job->hooks.branching == NULL) return;
  cglpk_node node = current_node(job, tree, problem);
  int32_t column = 0;
  bool up_first = false;
  if (!cglpk_job_enter_hook(job)) return;
  bool given = took(job, job->hooks.branching(job->hooks.context, &node, &column, &up_first));
  cglpk_job_leave_hook(job);
  if (!given) return;
  if (column < 0 || column >= job->columns || !glp_ios_can_branch(tree, column + 1)) {
    snprintf(
        job->bad_branch, sizeof job->bad_branch,
        "column %d is not a fractional integer column of node %lld", (int)column,
        (long long)job->node_number);
    cglpk_job_stop(job, CGLPK_END_BAD_BRANCH);
    return;
  }
  glp_ios_branch_upon(tree, column + 1, up_first ? GLP_UP_BRNCH : GLP_DN_BRNCH);
}

void cglpk_job_callback(glp_tree *tree, void *info) {
  cglpk_job *job = info;
  glp_prob *problem = glp_ios_get_prob(tree);
  if (!job->has_begun) begin(job, tree, problem);
  cglpk_job_note_point(job, problem);
  bool goes_on = atomic_load_explicit(&job->stop, memory_order_acquire) == 0;
  switch (goes_on ? glp_ios_reason(tree) : 0) {
    case GLP_ISELECT:
      job->node_number++;
      break;
    case GLP_IPREPRO:
      note_bound(job, tree, problem);
      check_limits(job);
      if (atomic_load_explicit(&job->stop, memory_order_acquire) == 0) report_progress(job);
      break;
    case GLP_IHEUR:
      ask_heuristic(job, tree, problem);
      break;
    case GLP_ICUTGEN:
      ask_cuts(job, tree, problem);
      break;
    case GLP_IBRANCH:
      note_bound(job, tree, problem);
      ask_branching(job, tree, problem);
      break;
    default:
      break;
  }
  if (atomic_load_explicit(&job->stop, memory_order_acquire) != 0) glp_ios_terminate(tree);
}
