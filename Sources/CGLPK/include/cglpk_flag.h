#ifndef CGLPK_FLAG_H
#define CGLPK_FLAG_H

#include <stdbool.h>

/// A one-way switch that any thread may raise and any thread may read (C11 atomic).
/// A flag with a parent counts as raised as soon as the parent is. The parent must outlive it.
typedef struct cglpk_flag cglpk_flag;

/// Returns NULL when there is no memory; the other functions accept NULL (never raised).
cglpk_flag *cglpk_flag_create(const cglpk_flag *parent);
void cglpk_flag_raise(cglpk_flag *flag);
bool cglpk_flag_is_raised(const cglpk_flag *flag);
void cglpk_flag_destroy(cglpk_flag *flag);

#endif
