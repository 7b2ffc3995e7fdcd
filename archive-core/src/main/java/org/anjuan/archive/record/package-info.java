/**
 * Patients, their stays, and the medical record 病案 of each stay with its state.
 *
 * <p>A record is born when anything names its stay, however little is known: it is provisional
 * until patient and stay are known. What sources say is kept per field with the time it was said
 * ({@link org.anjuan.archive.record.Stated}), so that statements may arrive in any order and lead
 * to the same record.
 */
@NullMarked
package org.anjuan.archive.record;

import org.jspecify.annotations.NullMarked;
