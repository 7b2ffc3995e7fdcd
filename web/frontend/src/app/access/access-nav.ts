import { Component, computed, input } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const areas: Readonly<Record<'grants' | 'access', readonly PageTab[]>> = {
  grants: [
    { path: '/grants/list', name: $localize`:@@title.grants:授权` },
    { path: '/grants/templates', name: $localize`:@@title.templates:分类模板` },
  ],
  access: [
    { path: '/access/categories', name: $localize`:@@title.categoryRules:分级访问` },
    { path: '/access/tags', name: $localize`:@@title.tags:标签` },
    { path: '/access/tag-rules', name: $localize`:@@title.tagRules:标签规则` },
    { path: '/access/places', name: $localize`:@@title.places:网络地点` },
    { path: '/access/simulation', name: $localize`:@@title.simulation:决策模拟` },
  ],
};

/** The pages about who may see what. */
@Component({
  selector: 'aj-access-nav',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs()" area="权限页面" i18n-area="@@access.pages" />`,
})
export class AccessNav {
  readonly area = input.required<'grants' | 'access'>();
  protected readonly tabs = computed(() => areas[this.area()]);
}
