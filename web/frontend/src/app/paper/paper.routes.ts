import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { RulesPage } from './rules-page';
import { WorkplacePage } from './workplace-page';
import { ScansPage } from './scans-page';

const title = $localize`:@@nav.paper:纸质病案`;

export default [
  { path: '', component: ScansPage, title, canActivate: [needs('PAPER_SCAN')] },
  { path: 'scans/:id', component: WorkplacePage, title, canActivate: [needs('PAPER_SCAN')] },
  { path: 'rules', component: RulesPage, title, canActivate: [needs('PAPER_MANAGE')] },
] satisfies Routes;
