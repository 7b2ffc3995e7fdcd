import { Routes } from '@angular/router';
import { categoryRules, places, RuleKind, tagRules, tags } from './rule-kinds';
import { RulesPage } from './rules-page';
import { SimulationPage } from './simulation-page';

const page = (path: string, kind: RuleKind) => ({
  path,
  component: RulesPage,
  title: kind.title,
  data: { kind, area: 'access' },
});

export default [
  { path: '', pathMatch: 'full', redirectTo: 'categories' },
  page('categories', categoryRules),
  page('tags', tags),
  page('tag-rules', tagRules),
  page('places', places),
  { path: 'simulation', component: SimulationPage, title: $localize`:@@title.simulation:决策模拟` },
] satisfies Routes;
