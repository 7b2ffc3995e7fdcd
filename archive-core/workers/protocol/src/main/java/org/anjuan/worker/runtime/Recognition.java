package org.anjuan.worker.runtime;

import java.awt.image.BufferedImage;
import org.anjuan.worker.protocol.PageContent;

/** Reads the text in a picture. */
@FunctionalInterface
public interface Recognition {
  PageContent recognise(BufferedImage image) throws Exception;
}
