#ifndef CGLPK_THREAD_H
#define CGLPK_THREAD_H

#include <stdbool.h>
#include <stdint.h>

/// Runs `body(context)` on a new thread with a stack of `stack_bytes`. With `wait` the call returns
/// when the thread has ended, without it at once. Returns 0, or an errno value if no thread could
/// be made (then `body` is never called).
int32_t cglpk_thread_run(
    void (*body)(void *context), void *context, intptr_t stack_bytes, bool wait);

#endif
