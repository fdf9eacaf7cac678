import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call, withQuery } from './client';

type Query = Readonly<Record<string, string | undefined>>;

export interface ReadOptions {
  /** Asks again after so long, while the answer says so. */
  readonly followMs?: number;
  readonly isOff?: boolean;
}

/** What a path answers; the same path is asked once for all who look at it. */
export function useRead<Answer>(
  path: string,
  { followMs, isOff = false }: ReadOptions = {},
): UseQueryResult<Answer> {
  return useQuery({
    queryKey: [path],
    queryFn: () => call<Answer>('GET', path),
    enabled: !isOff,
    ...(followMs !== undefined && { refetchInterval: followMs }),
  });
}

export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly readMore: () => void;
}

/**
 * A list that the API gives by pages.
 * @param pick the rows of an answer, and what to add to the query for the next ones; nothing added means that was all
 */
export function usePages<Answer, Row>(
  path: string,
  query: Query,
  pick: (answer: Answer) => { rows: readonly Row[]; next?: Query | undefined },
  { isOff = false }: ReadOptions = {},
): Pages<Row> {
  const found = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam }) => call<Answer>('GET', withQuery(path, { ...query, ...pageParam })),
    initialPageParam: {} as Query,
    getNextPageParam: (page) => pick(page).next,
    enabled: !isOff,
  });
  return {
    rows: found.data?.pages.flatMap((page) => pick(page).rows) ?? [],
    isLoading: found.isLoading,
    error: found.error,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    readMore: () => void found.fetchNextPage(),
  };
}

/** The commonest page: `{ items, next? }`, asked on with `after`. */
export function itemsAfter<Row>(answer: { items: readonly Row[]; next?: string }) {
  return { rows: answer.items, next: answer.next === undefined ? undefined : { after: answer.next } };
}
