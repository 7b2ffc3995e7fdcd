package org.anjuan.search.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of the engine.
 *
 * @param version null when it does not answer
 * @param documents documents in all our indices, pages and audit events
 */
public record EngineStatus(
    SearchEngine.Kind kind, @Nullable String version, boolean healthy, long documents) {}
