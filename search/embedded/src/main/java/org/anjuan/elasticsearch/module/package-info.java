/**
 * The server module that stands for three of the distribution: transport (HTTP only, every request
 * with a bearer token; no transport port at all) and the part of {@code analysis-common} that our
 * index templates use, under the distribution's names.
 */
@NullMarked
package org.anjuan.elasticsearch.module;

import org.jspecify.annotations.NullMarked;
