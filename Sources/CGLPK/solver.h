// What the files of this target share. Not for others: the public face is in include/.
#ifndef CGLPK_INTERNAL_SOLVER_H
#define CGLPK_INTERNAL_SOLVER_H

#include "cglpk_solver.h"

#include <glpk.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stddef.h>

#define CGLPK_TEXT_BYTES 2048
#define CGLPK_MESSAGE_BYTES 512

struct cglpk_scratch {
  struct cglpk_scratch *next;
  max_align_t bytes[];
};

struct cglpk_solver {
  glp_prob *problem;
  const cglpk_flag *flag;
  /// A second reason to stop, beside the flag; nonzero means stop.
  const atomic_int *stop;
  pthread_t thread;
  /// Where to jump to; NULL outside guarded work.
  jmp_buf *guard;
  /// Set while a jump for a raised flag is welcome.
  bool may_cancel;
  bool is_dead;
  bool is_scaled;
  bool has_basis;
  int32_t memory_limit_mb;
  struct cglpk_scratch *scratch;
  size_t text_length;
  char text[CGLPK_TEXT_BYTES];
  char message[CGLPK_MESSAGE_BYTES];
};

/// Work done under the guard. It returns a `CGLPK_` code.
typedef int32_t (*cglpk_work)(cglpk_solver *solver, void *argument);

/// Runs `work` so that GLPK's errors end here. There is no Swift frame between this and GLPK other
/// than one that has already returned: nothing of Swift's is ever jumped over.
int32_t cglpk_guarded(cglpk_solver *solver, cglpk_work work, void *argument);
/// As above, but answers CGLPK_EMPTY if there is no problem.
int32_t cglpk_guarded_loaded(cglpk_solver *solver, cglpk_work work, void *argument);
/// Memory that is freed when the guarded work ends, however it ends. Jumps if there is none.
void *cglpk_scratch_bytes(cglpk_solver *solver, size_t count, size_t size);
bool cglpk_should_stop(const cglpk_solver *solver);

/// The GLPK type of a row or column with these bounds.
int cglpk_bound_type(double lower, double upper);
/// The body of `cglpk_solve_relaxation`, for work that is under the guard already.
int32_t cglpk_simplex(
    cglpk_solver *solver, const cglpk_lp_options *options, cglpk_lp_result *result);
/// Seconds on a clock that never goes back.
double cglpk_seconds(void);

#endif
