/** Query of `WS /ws/status`: there is nothing to ask for. */
export class StatusSocketQuery {}
