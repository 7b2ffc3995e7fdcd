import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { OrganisationPage } from './organisation-page';
import { PeoplePage } from './people-page';
import { RolesPage } from './roles-page';
import { RulesPage } from './rules-page';
import { TokensPage } from './tokens-page';
import { UsersPage } from './users-page';

export default [
  {
    path: '',
    component: PeoplePage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'users' },
      { path: 'users', component: UsersPage, title: $localize`:@@people.users:用户` },
      {
        path: 'organisation',
        component: OrganisationPage,
        title: $localize`:@@people.organisation:院区与科室`,
      },
      { path: 'roles', component: RolesPage, title: $localize`:@@people.roles:角色与权限` },
      {
        path: 'rules',
        canActivate: [needs('USER_ADMIN')],
        component: RulesPage,
        title: $localize`:@@people.rules:登录规则`,
      },
      {
        path: 'tokens',
        canActivate: [needs('TOKEN_MANAGE')],
        component: TokensPage,
        title: $localize`:@@people.tokens:系统令牌`,
      },
    ],
  },
] satisfies Routes;
