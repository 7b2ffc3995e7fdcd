/**
 * Text recognition with the models of PP-OCRv4 on ONNX Runtime, wholly in memory.
 *
 * <p>A page goes through these hands: {@link org.anjuan.worker.recognition.TextDetector} finds the
 * pieces of text, {@link org.anjuan.worker.recognition.LineCutter} cuts each out and lays it flat,
 * {@link org.anjuan.worker.recognition.UprightCheck} tells whether the page stands on its head,
 * {@link org.anjuan.worker.recognition.LineReader} reads the characters, {@link
 * org.anjuan.worker.recognition.ReadingOrder} puts them together to lines. {@link
 * org.anjuan.worker.recognition.PageRecognition} sends a page round.
 */
@NullMarked
package org.anjuan.worker.recognition;

import org.jspecify.annotations.NullMarked;
