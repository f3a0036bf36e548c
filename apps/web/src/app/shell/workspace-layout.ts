import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

@Component({ selector: 'vv-workspace-layout', imports: [RouterOutlet], template: '<router-outlet />' })
export class WorkspaceLayout {}
