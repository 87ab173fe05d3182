#include "cglpk_flag.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

struct cglpk_flag {
  atomic_bool raised;
  bool (*poll)(void *context);
  void *context;
};

cglpk_flag *cglpk_flag_create(bool (*poll)(void *context), void *context) {
  cglpk_flag *flag = malloc(sizeof *flag);
  if (flag == NULL) return NULL;
  atomic_init(&flag->raised, false);
  flag->poll = poll;
  flag->context = context;
  return flag;
}

void cglpk_flag_raise(cglpk_flag *flag) {
  if (flag != NULL) atomic_store_explicit(&flag->raised, true, memory_order_release);
}

bool cglpk_flag_is_raised(const cglpk_flag *flag) {
  if (flag == NULL) return false;
  return atomic_load_explicit(&flag->raised, memory_order_acquire) || flag->poll(flag->context);
}

void cglpk_flag_destroy(cglpk_flag *flag) { free(flag); }
