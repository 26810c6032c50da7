FROM ruby:3.3 AS builder
RUN apt-get update -qq && apt-get install -y build-essential libpq-dev nodejs postgresql-client
WORKDIR /rails
ENV RAILS_ENV=production \
    BUNDLE_WITHOUT=development:test
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
RUN SECRET_KEY_BASE=unused bundle exec rails assets:precompile

FROM ruby:3.3-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 postgresql-client \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /rails
ENV RAILS_ENV=production \
    BUNDLE_WITHOUT=development:test
COPY --from=builder /usr/local/bundle /usr/local/bundle
COPY --from=builder /rails /rails
EXPOSE 3000
ENTRYPOINT ["./bin/docker-entrypoint"]
CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]
