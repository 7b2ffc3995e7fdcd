/**
 * The demonstration hospital: a generator that drops a year of a hospital's documents, made up yet
 * coherent, into the collector's folder, for a first look at Anjuan, for tests (20 stays) and for
 * benchmarks (up to millions of pages).
 *
 * <p>From a seed, a size and a base date follow, always the same: the hospital ({@code hospital}),
 * its patients' stays ({@code stay}) told by clinical stories ({@code story}, as data in {@code
 * stories/*.json}), the forms they fill ({@code form}) and their paper ({@code paper}) as PDF, OFD,
 * scan or film. All people are invented; identity numbers begin with 999999, a region that does not
 * exist, telephone numbers with 126, which is not in use.
 */
@NullMarked
package org.anjuan.demo;

import org.jspecify.annotations.NullMarked;
