import { Routes } from '@angular/router';
import { LogInPage } from './log-in-page';

export default [{ path: '', component: LogInPage, title: $localize`:@@title.logIn:登录` }] satisfies Routes;
