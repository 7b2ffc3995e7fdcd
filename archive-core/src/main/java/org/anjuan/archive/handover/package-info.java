/**
 * What hangs on people, and how it passes to others when they leave.
 *
 * <p>A capability in which something waits for one person, or for which one person answers,
 * implements {@link org.anjuan.archive.handover.OpenWork}, and {@link
 * org.anjuan.archive.handover.PassingWork} where another can take it over here. {@link
 * org.anjuan.archive.handover.HandOvers} asks them all. Who merely answers for something (a grant
 * given, a system's token) stands in the ledger {@link org.anjuan.archive.handover.Answering}:
 * collection {@code responsibilities}, one document a thing; the thing itself keeps saying for ever
 * who made it.
 *
 * <p>The rule book knows nothing of this, so what hangs on people in it is looked at from here.
 */
@NullMarked
package org.anjuan.archive.handover;

import org.jspecify.annotations.NullMarked;
