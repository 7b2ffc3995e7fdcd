package org.anjuan.worker.recognition;

/** A piece of text that was read, and its place. */
record Piece(Quad place, String text, double confidence) {}
