FROM php:8.2-apache-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends \
    git unzip libzip-dev libpng-dev libicu-dev \
    && rm -rf /var/lib/apt/lists/*
RUN docker-php-ext-install zip gd intl pdo_mysql
RUN a2enmod rewrite
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /var/www/html
COPY composer.json composer.lock ./
RUN composer install --no-scripts --prefer-dist
COPY . .
RUN chown -R www-data:www-data /var/www/html
EXPOSE 80
