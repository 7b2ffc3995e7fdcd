import { DATE_PIPE_DEFAULT_OPTIONS } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { enUS, zhCN } from 'date-fns/locale';
import { provideNzDateFnsAdapter } from 'ng-zorro-antd/core/time';
import { en_US, provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { provideNzIcons } from 'ng-zorro-antd/icon';
import { routes } from './app.routes';
import { icons } from './icons';
import { english, HOSPITAL_ZONE } from './shared/locale';
import { problemInterceptor } from './shared/problem';
import { PageTitle } from './shell/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding()),
    provideHttpClient(withInterceptors([problemInterceptor])),
    provideNzI18n(english() ? en_US : zh_CN),
    provideNzDateFnsAdapter({ locale: english() ? enUS : zhCN, firstDayOfWeek: 1 }),
    provideNzIcons(icons),
    { provide: DATE_PIPE_DEFAULT_OPTIONS, useValue: { timezone: HOSPITAL_ZONE } },
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
