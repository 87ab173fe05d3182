// The guard: GLPK's errors end in its error hook, which jumps back to the entry point they came
// from. After such a jump GLPK's own state is unknown, so the environment is freed as a whole.
#include "solver.h"

#include <stdlib.h>
#include <string.h>

bool cglpk_should_stop(const cglpk_solver *solver) {
  if (cglpk_flag_is_raised(solver->flag)) return true;
  return solver->stop != NULL && atomic_load_explicit(solver->stop, memory_order_acquire) != 0;
}

/// Keeps the tail of what GLPK prints (its errors come in fragments), lets nothing through, and is
/// the one place GLPK comes by regularly in a long relaxation.
static int term_hook(void *info, const char *text) {
  cglpk_solver *solver = info;
  size_t length = strlen(text);
  if (length >= CGLPK_TEXT_BYTES) {
    text += length - (CGLPK_TEXT_BYTES - 1);
    length = CGLPK_TEXT_BYTES - 1;
  }
  if (solver->text_length + length >= CGLPK_TEXT_BYTES) {
    size_t kept = CGLPK_TEXT_BYTES - 1 - length;
    if (kept > CGLPK_TEXT_BYTES / 2) kept = CGLPK_TEXT_BYTES / 2;
    if (kept > solver->text_length) kept = solver->text_length;
    memmove(solver->text, solver->text + solver->text_length - kept, kept);
    solver->text_length = kept;
  }
  memcpy(solver->text + solver->text_length, text, length);
  solver->text_length += length;
  solver->text[solver->text_length] = '\0';
  if (solver->may_cancel && solver->guard != NULL && cglpk_should_stop(solver)) {
    longjmp(*solver->guard, CGLPK_CANCELLED);
  }
  return 1;
}

static void error_hook(void *info) {
  cglpk_solver *solver = info;
  int code = strstr(solver->text, "no memory available") != NULL ||
                     strstr(solver->text, "memory allocation") != NULL
                 ? CGLPK_OUT_OF_MEMORY
                 : CGLPK_FAILED;
  if (solver->guard != NULL) longjmp(*solver->guard, code);
}

/// The last two lines GLPK printed: what is wrong, and where in its source it noticed.
static void keep_message(cglpk_solver *solver) {
  size_t end = solver->text_length;
  while (end > 0 && solver->text[end - 1] == '\n') end--;
  size_t start = end;
  for (int lines = 0; start > 0; start--) {
    if (solver->text[start - 1] == '\n' && ++lines == 2) break;
  }
  size_t length = end - start;
  if (length >= CGLPK_MESSAGE_BYTES) length = CGLPK_MESSAGE_BYTES - 1;
  memcpy(solver->message, solver->text + start, length);
  solver->message[length] = '\0';
  for (char *c = solver->message; *c != '\0'; c++) {
    if (*c == '\n') *c = ' ';
  }
}

static bool open_environment(cglpk_solver *solver) {
  int code = glp_init_env();
  if (code != 0 && code != 1) return false;
  glp_term_hook(term_hook, solver);
  glp_error_hook(error_hook, solver);
  if (code == 0 && solver->memory_limit_mb > 0) glp_mem_limit(solver->memory_limit_mb);
  return true;
}

static void free_scratch(cglpk_solver *solver) {
  while (solver->scratch != NULL) {
    struct cglpk_scratch *next = solver->scratch->next;
    free(solver->scratch);
    solver->scratch = next;
  }
}

static void drop_environment(cglpk_solver *solver) {
  glp_free_env();
  solver->problem = NULL;
  solver->is_scaled = false;
  solver->has_basis = false;
}

int32_t cglpk_guarded(cglpk_solver *solver, cglpk_work work, void *argument) {
  if (solver == NULL) return CGLPK_DEAD;
  if (!pthread_equal(solver->thread, pthread_self()) || solver->guard != NULL) {
    return CGLPK_WRONG_PLACE;
  }
  if (solver->is_dead) return CGLPK_DEAD;
  jmp_buf here;
  solver->guard = &here;
  solver->text_length = 0;
  solver->text[0] = '\0';
  solver->message[0] = '\0';
  int32_t code;
  switch (setjmp(here)) {
    case 0:
      code = open_environment(solver) ? work(solver, argument) : CGLPK_OUT_OF_MEMORY;
      if (code == CGLPK_NOT_WRITTEN) keep_message(solver);
      break;
    case CGLPK_CANCELLED:
      drop_environment(solver);
      code = CGLPK_CANCELLED;
      break;
    case CGLPK_OUT_OF_MEMORY:
      keep_message(solver);
      drop_environment(solver);
      solver->is_dead = true;
      code = CGLPK_OUT_OF_MEMORY;
      break;
    default:
      keep_message(solver);
      drop_environment(solver);
      solver->is_dead = true;
      code = CGLPK_FAILED;
      break;
  }
  solver->guard = NULL;
  solver->may_cancel = false;
  free_scratch(solver);
  return code;
}

struct loaded_work {
  cglpk_work work;
  void *argument;
};

static int32_t work_if_loaded(cglpk_solver *solver, void *argument) {
  struct loaded_work *inner = argument;
  return solver->problem == NULL ? CGLPK_EMPTY : inner->work(solver, inner->argument);
}

int32_t cglpk_guarded_loaded(cglpk_solver *solver, cglpk_work work, void *argument) {
  struct loaded_work inner = {work, argument};
  return cglpk_guarded(solver, work_if_loaded, &inner);
}

void *cglpk_scratch_bytes(cglpk_solver *solver, size_t count, size_t size) {
  struct cglpk_scratch *block = NULL;
  if (count < (SIZE_MAX / 2) / (size == 0 ? 1 : size)) {
    block = malloc(sizeof *block + count * size);
  }
  if (block == NULL) longjmp(*solver->guard, CGLPK_OUT_OF_MEMORY);
  block->next = solver->scratch;
  solver->scratch = block;
  return block->bytes;
}

cglpk_solver *cglpk_create(const cglpk_flag *flag, int32_t memory_limit_mb) {
  cglpk_solver *solver = calloc(1, sizeof *solver);
  if (solver == NULL) return NULL;
  solver->flag = flag;
  solver->thread = pthread_self();
  solver->memory_limit_mb = memory_limit_mb;
  return solver;
}

void cglpk_destroy(cglpk_solver *solver) {
  if (solver == NULL) return;
  // Freed on another thread, GLPK would abort: rather lose the memory.
  if (pthread_equal(solver->thread, pthread_self())) glp_free_env();
  free(solver);
}

const char *cglpk_message(const cglpk_solver *solver) {
  return solver == NULL ? "" : solver->message;
}
