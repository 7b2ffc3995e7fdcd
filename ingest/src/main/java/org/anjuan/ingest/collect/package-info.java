/**
 * Collectors: they watch places where source systems leave documents and hand them to the intake.
 *
 * <p>Convention of the folder collector: {@code
 * <inbox>/<campus>/<yyyyMMdd>/<admissionNo>_<visitNo>/<sourceSystem>/<category>_<sourceDocumentId>_v<n>.<ext>}
 * with a side-car of the same name and {@code .json} after it. Files are written as {@code *.tmp}
 * and renamed, the side-car first. A stay without a document is an {@code encounter.json} in the
 * stay's folder.
 */
@NullMarked
package org.anjuan.ingest.collect;

import org.jspecify.annotations.NullMarked;
