package org.anjuan.ingest.message;

import java.time.Instant;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A message, and what became of it. Its text lies in the vault.
 *
 * @param type what it is in its protocol, such as {@code ADT^A01}
 * @param controlId what its sender calls it
 * @param sender who sent it, as the message says
 * @param arrivals how often it has come
 * @param attempts how often it was handled
 * @param reason why not, in a word
 * @param detail which field, or which entry of the quarantine; never a patient's data
 */
@Document("messages")
public record ReceivedMessage(
    @Id MessageId id,
    ListenerCode listener,
    CampusCode campus,
    Protocol protocol,
    String type,
    String controlId,
    String sender,
    @Nullable String address,
    Instant receivedAt,
    BlobId content,
    long size,
    String sha256,
    MessageState state,
    int arrivals,
    int attempts,
    @Nullable MessageFault reason,
    @Nullable String detail,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer documentVersion,
    @Nullable Instant handledAt) {}
