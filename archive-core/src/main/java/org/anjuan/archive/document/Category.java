package org.anjuan.archive.document;

/**
 * A category of documents 病案分类.
 *
 * @param order place in the binding order 病案装订顺序 (医疗机构病历管理规定 2013, article 9)
 */
public record Category(CategoryCode code, String name, String english, int order) {}
