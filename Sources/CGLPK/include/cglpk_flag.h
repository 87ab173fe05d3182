#ifndef CGLPK_FLAG_H
#define CGLPK_FLAG_H

#include <stdbool.h>

/// A one-way switch that any thread may raise and any thread may read (C11 atomic).
/// It counts as raised also where its poll says so, which any thread may call; it neither throws nor jumps.
typedef struct cglpk_flag cglpk_flag;

/// Returns NULL when there is no memory; the other functions accept NULL (never raised). The context must
/// outlive the flag.
cglpk_flag *cglpk_flag_create(bool (*poll)(void *context), void *context);
void cglpk_flag_raise(cglpk_flag *flag);
bool cglpk_flag_is_raised(const cglpk_flag *flag);
void cglpk_flag_destroy(cglpk_flag *flag);

#endif
