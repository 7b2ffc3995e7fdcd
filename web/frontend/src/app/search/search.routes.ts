import { Routes } from '@angular/router';
import { SearchPage } from './search-page';

export default [
  { path: '', component: SearchPage, title: $localize`:@@title.search:病案检索` },
] satisfies Routes;
