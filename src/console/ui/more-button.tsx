import { Button } from 'antd';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

export function MoreButton({ list }: { readonly list: Pages }) {
  if (!list.hasNextPage) return null;
  return (
    <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      再显示一些
    </Button>
  );
}
