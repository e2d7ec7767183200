package org.kith.jobs.portal;

/**
 * An address, who may use it, and what it does.
 *
 * @param method {@code GET} or {@code POST}
 * @param path as Javalin writes it, such as {@code /b/{brand}/segments}
 * @param rule null denies everybody
 * @param action what answers
 */
record Route(String method, String path, Rule rule, Action action) {

  /** What answers a request that may be answered. */
  @FunctionalInterface
  interface Action {
    void answer(Visit visit) throws Exception;
  }
}
