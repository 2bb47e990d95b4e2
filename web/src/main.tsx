import { render } from 'preact';
import { App } from './app';
import { followAccount } from './state/account';
import { followAdmin } from './state/admin';
import { followMarket } from './state/market';
import { followService } from './state/service';
import { listenToKeys } from './view/shortcuts';
import './styles/base.css';
import './styles/layout.css';
import './styles/market.css';
import './styles/orders.css';
import './styles/admin.css';

followService();
followMarket();
followAccount();
followAdmin();
listenToKeys();
render(<App />, document.getElementById('page') as HTMLElement);
