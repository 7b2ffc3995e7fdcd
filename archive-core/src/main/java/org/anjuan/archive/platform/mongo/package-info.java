/**
 * The connection to MongoDB, and the embedded server that stands in for one.
 *
 * <h2>What everybody may rely on</h2>
 *
 * <p>Single-document atomic writes, unique indexes, plain indexes, GridFS. No sessions,
 * transactions, change streams or pipeline updates: the embedded server has none, nor have all
 * compatible ones. A write that was answered is on disk (a majority's, on a cluster); a read sees
 * only such writes.
 *
 * <h2>Which queries an index serves on the embedded server</h2>
 *
 * <p>mongo-java-server by itself uses an index only when the query names exactly its fields: {@code
 * {_id, version}} scans, so does {@code {files_id, n: {$in}}}; it ignores indexes that are not
 * unique; its H2 back end finds an index entry by serialising keys. The store in this package does
 * as MongoDB does, within limits:
 *
 * <ul>
 *   <li>An index is used when the query fixes its first field, or more of them in order, by {@code
 *       a: value}, {@code $eq} or {@code $in} (also within {@code $and}), and then perhaps a range
 *       ({@code $gt $gte $lt $lte}) on the next. Whatever else the query says is compared
 *       afterwards: {@code {_id, version}} and {@code {_id, lease.until: {$lt: now}}} are quick.
 *   <li>{@code _id} serves ranges and order too: {@code {_id: {$gt: last}}} sorted by {@code _id}
 *       with a limit is the way to walk a large collection.
 *   <li>A sort is served by the index where one value each is fixed and the sort names the fields
 *       that follow, all up or all down. Always set a limit: the answer is gathered in memory
 *       before its first batch leaves.
 *   <li>Of a range with two ends, on another field than {@code _id}, only the lower end is used to
 *       find; the upper one is compared.
 *   <li>{@code $or}, regular expressions, {@code null}, {@code $ne}, whole arrays, {@code
 *       aggregate} and therefore {@code countDocuments}: scans. {@code partialFilterExpression} and
 *       {@code expireAfterSeconds} are ignored; don't use them.
 *   <li>{@code dropIndex} is not safe (the server drops the entries of namesakes in other
 *       collections); {@code renameCollection} is refused.
 * </ul>
 *
 * <p>A search that scans more than a thousand documents is logged once with the names of its
 * fields.
 *
 * <h2>The file</h2>
 *
 * <p>{@code mongo/records.mv}: an H2 MVStore, append-only chunks, values as BSON. One map {@code
 * collection.<database>.<collection>} from {@code _id} to document and one {@code
 * index.<database>.<collection>.<index>} per further index. Space of chunks that died two seconds
 * ago is used again; chunks that are mostly dead are rewritten, 8 MiB at a time; closing compacts
 * for two seconds more. The map {@code state} says under {@code journal} with which one to go on.
 *
 * <p>{@code mongo/records.mv.journal.<number>}: what has changed since the file was saved last.
 * Groups of changes, each its length (4 bytes), the CRC-32C of that (4), the CRC-32C of its entries
 * (4), and its entries: kind (1 put, 2 remove, 3 drop), name of the map, key, value, as they lie in
 * the file; then zeros, for what comes. There is none after an orderly end.
 */
@NullMarked
package org.anjuan.archive.platform.mongo;

import org.jspecify.annotations.NullMarked;
