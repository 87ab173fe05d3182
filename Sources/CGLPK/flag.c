#include "cglpk_flag.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

struct cglpk_flag {
  atomic_bool raised;
  const cglpk_flag *parent;
};

cglpk_flag *cglpk_flag_create(const cglpk_flag *parent) {
  cglpk_flag *flag = malloc(sizeof *flag);
  if (flag == NULL) return NULL;
  atomic_init(&flag->raised, false);
  flag->parent = parent;
  return flag;
}

void cglpk_flag_raise(cglpk_flag *flag) {
  if (flag != NULL) atomic_store_explicit(&flag->raised, true, memory_order_release);
}

bool cglpk_flag_is_raised(const cglpk_flag *flag) {
  for (; flag != NULL; flag = flag->parent) {
    if (atomic_load_explicit(&flag->raised, memory_order_acquire)) return true;
  }
  return false;
}

void cglpk_flag_destroy(cglpk_flag *flag) { free(flag); }
