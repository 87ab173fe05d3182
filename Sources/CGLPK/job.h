// One branch-and-cut search: what its thread and the thread that waits for it share.
#ifndef CGLPK_INTERNAL_JOB_H
#define CGLPK_INTERNAL_JOB_H

#include "cglpk_branch_and_cut.h"
#include "solver.h"

struct cglpk_cuts {
  int32_t count, capacity;
  intptr_t nonzeros, nonzero_capacity;
  /// `count + 1` entries.
  intptr_t *starts;
  double *lowers, *uppers;
  int32_t *columns;
  double *coefficients;
};

void cglpk_cuts_clear(cglpk_cuts *cuts);
void cglpk_cuts_free(cglpk_cuts *cuts);

enum phase {
  /// Reading the caller's arrays: the caller must wait.
  PHASE_LOADING,
  /// In GLPK's code: the caller may leave.
  PHASE_SEARCHING,
  /// In one of the caller's hooks: the caller must wait.
  PHASE_HOOK,
  PHASE_ENDED
};

struct cglpk_job {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  // Guarded by the mutex.
  enum phase phase;
  bool is_abandoned;
  bool has_point;
  double objective;
  double *point;
  double bound;
  int64_t nodes, iterations;
  cglpk_mip_result result;

  /// Zero, or the CGLPK_END_ code why the search should stop.
  atomic_int stop;

  // Set before the thread starts.
  const cglpk_model *model;
  const uint8_t *basis_columns, *basis_rows;
  cglpk_mip_options options;
  cglpk_hooks hooks;
  int32_t columns;
  bool has_start;
  double start_objective;
  double deadline;

  // The search thread's own.
  cglpk_solver *solver;
  double *start;
  double *node_point;
  /// As GLPK counts, from 1, with room for the cutoff's column.
  double *buffer;
  int *cut_columns;
  double *cut_values;
  cglpk_cuts cuts;
  double known_objective;
  bool has_begun;
  bool has_cutoff_column;
  bool used_cutoff;
  int64_t node_number;
  int64_t cut_node;
  int32_t cut_round;
  int iterations_before;
  char bad_branch[CGLPK_MESSAGE_BYTES];
};

typedef struct cglpk_job cglpk_job;

/// Asks the search to stop, unless it has been asked before.
void cglpk_job_stop(cglpk_job *job, int why);
/// Announces that the caller's memory is about to be used. False: the caller has left, keep off.
bool cglpk_job_enter_hook(cglpk_job *job);
void cglpk_job_leave_hook(cglpk_job *job);
/// GLPK's callback.
void cglpk_job_callback(glp_tree *tree, void *info);
/// Keeps the best point GLPK has, if it is new, and tells the hook.
void cglpk_job_note_point(cglpk_job *job, glp_prob *problem);

#endif
