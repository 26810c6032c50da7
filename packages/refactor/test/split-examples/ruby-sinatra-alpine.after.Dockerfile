FROM ruby:3.2-alpine AS builder
RUN apk add --no-cache build-base sqlite-dev tzdata
WORKDIR /app
COPY Gemfile* ./
RUN bundle install --jobs 4

FROM ruby:3.2-alpine
RUN apk add --no-cache sqlite-libs tzdata
WORKDIR /app
COPY --from=builder /usr/local/bundle /usr/local/bundle
COPY . .
CMD ["bundle", "exec", "rackup", "-o", "0.0.0.0"]
