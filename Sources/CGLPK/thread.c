#include "cglpk_thread.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct start {
  void (*body)(void *context);
  void *context;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  start.body(start.context);
  return NULL;
}

int32_t cglpk_thread_run(
    void (*body)(void *context), void *context, intptr_t stack_bytes, bool wait) {
  struct start *start = malloc(sizeof *start);
  if (start == NULL) return ENOMEM;
  start->body = body;
  start->context = context;
  pthread_attr_t attributes;
  int code = pthread_attr_init(&attributes);
  if (code == 0) {
    pthread_t thread;
    code = pthread_attr_setstacksize(&attributes, (size_t)stack_bytes);
    if (code == 0) code = pthread_create(&thread, &attributes, run, start);
    pthread_attr_destroy(&attributes);
    if (code == 0) {
      if (wait) {
        pthread_join(thread, NULL);
      } else {
        pthread_detach(thread);
      }
      return 0;
    }
  }
  free(start);
  return code;
}
