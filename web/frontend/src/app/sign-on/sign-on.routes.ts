import { Routes } from '@angular/router';
import { SignOnPage } from './sign-on-page';

export default [
  { path: '', component: SignOnPage, title: $localize`:@@title.signOn:单点登录` },
] satisfies Routes;
