#ifndef CGLPK_BRANCH_AND_CUT_H
#define CGLPK_BRANCH_AND_CUT_H

#include "cglpk_cuts.h"
#include "cglpk_flag.h"
#include "cglpk_solver.h"

#include <stdbool.h>
#include <stdint.h>

/// The node a hook is asked about: the optimal point of its relaxation, one entry a column.
typedef struct {
  const double *point;
  double objective;
  int32_t level;
  int64_t number;
} cglpk_node;

/// What a hook answers.
#define CGLPK_HOOK_NOTHING 0
#define CGLPK_HOOK_PROVIDED 1
/// Stop the search, as asked for.
#define CGLPK_HOOK_STOP 2
/// Stop the search, because the hook failed (the caller knows why).
#define CGLPK_HOOK_FAILED 3

/// Hooks run on the search's thread while the caller of `cglpk_branch_and_cut` waits, one at a
/// time, and never after that call has returned. They must not call GLPK. NULL means none.
typedef struct {
  void *context;
  int32_t (*cuts)(void *context, const cglpk_node *node, cglpk_cuts *cuts);
  /// Fills `point` (one entry a column) with a feasible, exactly integral point.
  int32_t (*heuristic)(void *context, const cglpk_node *node, double *point);
  int32_t (*branching)(void *context, const cglpk_node *node, int32_t *column, bool *up_first);
  int32_t (*progress)(
      void *context, bool has_incumbent, double incumbent, double bound, int64_t nodes,
      int64_t iterations);
  int32_t (*incumbent)(void *context, const double *point, double objective);
} cglpk_hooks;

#define CGLPK_BRANCH_FIRST 1
#define CGLPK_BRANCH_LAST 2
#define CGLPK_BRANCH_MOST_FRACTIONAL 3
#define CGLPK_BRANCH_DRIEBECK_TOMLIN 4
#define CGLPK_BRANCH_PSEUDO_COST 5
#define CGLPK_BACKTRACK_DEPTH_FIRST 1
#define CGLPK_BACKTRACK_BREADTH_FIRST 2
#define CGLPK_BACKTRACK_BEST_BOUND 3
#define CGLPK_BACKTRACK_BEST_PROJECTION 4

typedef struct {
  int32_t branching;
  int32_t backtracking;
  bool gomory, mir, cover, clique;
  int32_t time_limit_ms;
  int64_t node_limit;
  int64_t iteration_limit;
  double relative_gap;
  /// Nothing at or above this is looked for; +infinity for none.
  double cutoff;
  /// A bound already proven; -infinity for none.
  double bound;
  /// How often in a row the cut hook may be asked at one node.
  int32_t cut_rounds;
  int32_t memory_limit_mb;
} cglpk_mip_options;

/// Why the search ended.
#define CGLPK_END_PROVED 0
#define CGLPK_END_CANCELLED 1
#define CGLPK_END_TIME 2
#define CGLPK_END_NODES 3
#define CGLPK_END_ITERATIONS 4
#define CGLPK_END_GAP 5
#define CGLPK_END_HOOK_STOP 6
#define CGLPK_END_HOOK_FAILED 7
#define CGLPK_END_OUT_OF_MEMORY 8
/// GLPK could not go on; `message` says why, `code` is its return code (0: an error of its own).
#define CGLPK_END_TROUBLE 9
/// The relaxation of the root is not optimal; `lp` says what it is.
#define CGLPK_END_ROOT 10
/// A branching hook chose a column that cannot be branched on; `message` names it.
#define CGLPK_END_BAD_BRANCH 11

typedef struct {
  int32_t ending;
  int32_t code;
  cglpk_lp_result lp;
  bool has_point;
  /// True if the cutoff took part, that is if branches may have been closed because of it.
  bool used_cutoff;
  double objective;
  double bound;
  int64_t nodes;
  int64_t iterations;
  char message[512];
} cglpk_mip_result;

/// Branch and cut with GLPK's own driver, in an environment and on a thread of its own, so that
/// nothing that happens there can hurt the caller's. Presolve is off.
///
/// `basis_columns` and `basis_rows` are statuses as in `cglpk_set_basis` and should be optimal.
/// `point` has one entry a column; if `has_start`, it holds a feasible point on entry. On return it
/// holds the best point if `result->has_point`.
///
/// When the flag is raised or the time is up and GLPK does not come to a stop soon (a long node
/// relaxation), its thread is left behind to stop by itself, and what is known is returned.
/// Returns CGLPK_OK or CGLPK_OUT_OF_MEMORY.
int32_t cglpk_branch_and_cut(
    const cglpk_model *model, const uint8_t *basis_columns, const uint8_t *basis_rows,
    const cglpk_mip_options *options, const cglpk_hooks *hooks, const cglpk_flag *flag,
    bool has_start, double start_objective, double *point, cglpk_mip_result *result);

#endif
